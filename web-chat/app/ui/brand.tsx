import { cn } from '../lib/cn.ts'

/** The sign of HotCRM with its name. */
export const Brand = ({ className }: { className?: string }) => (
  <span className={cn('flex items-center gap-2.5 text-[0.9375rem] font-semibold tracking-tight', className)}>
    <img src="/icon.svg" alt="" className="size-7" />
    HotCRM
  </span>
)
