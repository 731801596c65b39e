import { LoaderCircle } from 'lucide-react'
import { cn } from '../lib/cn.ts'

/** Says that something is under way; the words beside it are for those who do not see it. */
export const Spinner = ({ className }: { className?: string }) => (
  <LoaderCircle aria-hidden className={cn('size-4 animate-spin text-soft', className)} />
)
