import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

export interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: ReactNode
  readonly description?: ReactNode
  readonly children: ReactNode
}

/** A question in the middle of the page. Focus stays inside, Escape closes, focus goes back after. */
export function Dialog({ open, onOpenChange, title, description, children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Overlay />
        <Radix.Content
          className="fixed top-1/2 left-1/2 z-50 w-[calc(100vw-2rem)] max-w-md -translate-1/2 rounded-2xl border bg-raised p-6 shadow-pop"
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <Radix.Title className="text-base font-semibold">{title}</Radix.Title>
          {description && <Radix.Description className="mt-1.5 text-soft">{description}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** What is behind an open dialog. */
export const Overlay = () => <Radix.Overlay className="fixed inset-0 z-50 bg-black/40 backdrop-blur-[1px]" />
