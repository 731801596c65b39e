import type { ComponentProps } from 'react'
import { cn } from '../lib/cn.ts'

/** A raised surface with a hairline around it. */
export const Card = ({ className, ...rest }: ComponentProps<'div'>) => (
  <div className={cn('overflow-hidden rounded-xl border bg-raised shadow-card', className)} {...rest} />
)
