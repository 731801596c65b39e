import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** What a page says when there is nothing to show, and what to do about it. */
export const Empty = ({
  icon: Icon,
  title,
  children,
}: {
  icon: LucideIcon
  title: string
  children?: ReactNode
}) => (
  <div className="mx-auto flex max-w-sm flex-col items-center px-6 py-16 text-center">
    <div className="grid size-12 place-items-center rounded-2xl bg-hover text-soft">
      <Icon className="size-6" />
    </div>
    <h2 className="mt-4 font-semibold">{title}</h2>
    <div className="mt-1.5 text-soft">{children}</div>
  </div>
)
