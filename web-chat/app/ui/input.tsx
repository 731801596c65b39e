import type { ComponentProps } from 'react'
import { cn } from '../lib/cn.ts'

const look =
  'w-full rounded-lg border border-line-strong bg-raised px-3 text-ink placeholder:text-soft focus-visible:border-[#0ea5e9] focus-visible:outline-offset-0 disabled:opacity-60'

/** One line of text. Sixteen pixels on a phone, where a smaller size would make the browser zoom. */
export const Input = ({ className, ...rest }: ComponentProps<'input'>) => (
  <input className={cn(look, 'h-9 text-base sm:text-sm pointer-coarse:h-10', className)} {...rest} />
)

/** Several lines; grows with what is in it where the browser can. */
export const Textarea = ({ className, ...rest }: ComponentProps<'textarea'>) => (
  <textarea
    className={cn(look, 'field-sizing-content min-h-20 py-2 text-base sm:text-sm', className)}
    {...rest}
  />
)
