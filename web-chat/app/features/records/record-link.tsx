import type { ReactNode } from 'react'
import type { RecordRef } from '#crm-core/contract'
import { cn } from '../../lib/cn.ts'
import { useOpenRecord } from './open-record.ts'

/** The name of a record; opens its panel. */
export function RecordLink({
  to,
  className,
  children,
}: {
  to: RecordRef
  className?: string
  children: ReactNode
}) {
  const { open } = useOpenRecord()
  return (
    <button
      type="button"
      onClick={() => open({ object: to.object, id: to.id })}
      className={cn(
        'max-w-full rounded text-start pointer-coarse:-my-[0.65rem] pointer-coarse:py-[0.65rem] font-medium text-brand-ink decoration-1 underline-offset-2 hover:underline',
        className,
      )}
    >
      {children}
    </button>
  )
}
