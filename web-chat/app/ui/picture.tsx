import type { ComponentProps } from 'react'

/** Something drawn that says what it shows to those who do not see it. */
export const Picture = ({ label, ...rest }: ComponentProps<'svg'> & { label: string }) => (
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <img> cannot take the colours of the page
  <svg role="img" aria-label={label} {...rest} />
)
