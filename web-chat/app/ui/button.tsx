import { cva, type VariantProps } from 'class-variance-authority'
import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from '../lib/cn.ts'

const look = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        primary: 'bg-brand text-on-brand hover:bg-brand-hover',
        outline: 'border border-line-strong bg-raised text-ink hover:bg-hover',
        ghost: 'text-soft hover:bg-hover hover:text-ink',
        danger: 'bg-bad-soft text-bad hover:brightness-95 dark:hover:brightness-125',
      },
      size: {
        medium: 'h-9 px-3.5 text-sm pointer-coarse:h-10',
        small: 'h-8 px-2.5 text-[0.8125rem] pointer-coarse:h-10',
        icon: 'size-9 pointer-coarse:size-10',
        'icon-small': 'size-8 pointer-coarse:size-10',
      },
    },
    defaultVariants: { tone: 'outline', size: 'medium' },
  },
)

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof look> {
  /** Puts the looks on the one child instead, for a link that looks like a button. */
  readonly asChild?: boolean
}

/** The one button. `type` is button unless said, so that none submits a form by accident. */
export function Button({ tone, size, asChild, className, type = 'button', ...rest }: ButtonProps) {
  const classes = cn(look({ tone, size }), className)
  return asChild ? (
    <Slot.Root className={classes} {...rest} />
  ) : (
    <button type={type} className={classes} {...rest} />
  )
}
