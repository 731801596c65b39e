import { useId, type ReactNode } from 'react'
import { cn } from '../../../lib/cn.ts'
import { Card } from '../../../ui/card.tsx'

export interface SectionProps {
  readonly title: string
  readonly lead?: string
  /** Stands at the right of the title. */
  readonly aside?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** One part of a page, on a surface of its own. */
export function Section({ title, lead, aside, className, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="min-w-0">
      <Card className={cn('h-full px-4 py-4 sm:px-5', className)}>
        <header className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0">
            <h2 id={id} className="text-sm font-semibold">
              {title}
            </h2>
            {lead && <p className="mt-0.5 text-[0.8125rem] text-soft">{lead}</p>}
          </div>
          {aside}
        </header>
        {children}
      </Card>
    </section>
  )
}

/** A figure under its name. */
export const Figure = ({ name, value, more }: { name: string; value: ReactNode; more?: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-xs text-soft">{name}</dt>
    <dd className="mt-0.5 text-lg leading-tight font-semibold tracking-tight tabular-nums">{value}</dd>
    {more && <dd className="mt-0.5 text-xs text-soft">{more}</dd>}
  </div>
)

/** Figures beside each other. */
export const Figures = ({ children }: { children: ReactNode }) => (
  <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:flex sm:flex-wrap sm:gap-x-10">{children}</dl>
)
