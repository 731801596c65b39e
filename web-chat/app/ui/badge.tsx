import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from '../lib/cn.ts'

const look = cva(
  'inline-flex items-center gap-1 rounded-md px-1.5 py-0.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3',
  {
    variants: {
      tone: {
        neutral: 'bg-hover text-soft',
        brand: 'bg-brand-soft text-brand-ink',
        good: 'bg-good-soft text-good',
        warn: 'bg-warn-soft text-warn',
        bad: 'bg-bad-soft text-bad',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
)
export type Tone = NonNullable<VariantProps<typeof look>['tone']>

/** A short word about the state of something. */
export const Badge = ({ tone, className, ...rest }: ComponentProps<'span'> & VariantProps<typeof look>) => (
  <span className={cn(look({ tone }), className)} {...rest} />
)
