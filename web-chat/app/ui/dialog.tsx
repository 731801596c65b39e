import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/index.ts'
import { cn } from '../lib/cn.ts'
import { Button } from './button.tsx'

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

/** A sheet that comes in from one side, over the page. */
export function Sheet({
  side,
  className,
  ...props
}: DialogProps & { side: 'left' | 'right'; className?: string }) {
  const { t } = useWords()
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Overlay />
        <Radix.Content
          aria-describedby={undefined}
          className={cn(
            'fixed inset-y-0 z-50 flex w-[min(26rem,100vw)] flex-col bg-raised shadow-pop',
            side === 'left' ? 'left-0 border-e' : 'right-0 animate-slide border-s',
            className,
          )}
        >
          <Radix.Title className="sr-only">{props.title}</Radix.Title>
          <Radix.Close asChild>
            <Button
              tone="ghost"
              size="icon-small"
              className="absolute end-3 top-3 z-10"
              aria-label={t('common.close')}
            >
              <X />
            </Button>
          </Radix.Close>
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const Overlay = () => <Radix.Overlay className="fixed inset-0 z-50 bg-black/40 backdrop-blur-[1px]" />
