import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from '../lib/cn.ts'

/** A tick box; `indeterminate` when some of several are ticked. */
export const Checkbox = ({ className, ...rest }: ComponentProps<typeof Radix.Root>) => (
  <Radix.Root
    className={cn(
      'group relative grid size-4 pointer-coarse:size-5 pointer-coarse:before:absolute pointer-coarse:before:-inset-2.5 pointer-coarse:before:content-[""] shrink-0 place-items-center rounded border border-line-strong bg-raised data-[state=checked]:border-brand data-[state=checked]:bg-brand data-[state=indeterminate]:border-brand data-[state=indeterminate]:bg-brand disabled:opacity-50',
      className,
    )}
    {...rest}
  >
    <Radix.Indicator className="text-on-brand">
      <Check className="size-3 group-data-[state=indeterminate]:hidden" strokeWidth={3} />
      <Minus className="size-3 group-data-[state=checked]:hidden" strokeWidth={3} />
    </Radix.Indicator>
  </Radix.Root>
)
