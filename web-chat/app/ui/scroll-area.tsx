import type { ComponentProps } from 'react'
import { cn } from '../lib/cn.ts'

/** A box that scrolls by itself. It takes the focus, so that who has no pointer can scroll it too (WCAG 2.1.1). */
export const ScrollArea = ({ label, className, ...rest }: ComponentProps<'div'> & { label: string }) => {
  // Positioned, so that words for those who do not see are clipped with what they stand beside.
  const looks = cn('relative -outline-offset-2', className)
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- as said above; a landmark for each table would be too many
  return <div tabIndex={0} role="group" aria-label={label} className={looks} {...rest} />
}
