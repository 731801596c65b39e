import type { ReactNode } from 'react'

export interface LabelledProps {
  readonly id: string
  readonly label: string
  readonly className?: string
  readonly children: ReactNode
}

/** A field under its name. */
export const Labelled = ({ id, label, className, children }: LabelledProps) => (
  <div className={className}>
    <label htmlFor={id} className="mb-1 block text-xs font-medium text-soft">
      {label}
    </label>
    {children}
  </div>
)
