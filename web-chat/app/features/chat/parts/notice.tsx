import { Info, TriangleAlert } from 'lucide-react'
import { cn } from '../../../lib/cn.ts'

/** Something to know that is not the reply. */
export function Notice({ level, children }: { level: 'info' | 'warning'; children: string }) {
  const warning = level === 'warning'
  const Icon = warning ? TriangleAlert : Info
  return (
    <p
      role="note"
      className={cn(
        'flex items-start gap-2.5 rounded-xl px-4 py-2.5 text-[0.8125rem]',
        warning ? 'bg-warn-soft text-warn' : 'bg-brand-soft text-brand-ink',
      )}
    >
      <Icon className="mt-0.5 size-4 shrink-0" />
      {children}
    </p>
  )
}
