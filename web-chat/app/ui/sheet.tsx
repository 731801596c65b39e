import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useWords } from '../i18n/index.ts'
import { cn } from '../lib/cn.ts'
import { Button } from './button.tsx'
import { Overlay, type DialogProps } from './dialog.tsx'

/** A sheet that comes in from one side, over the page. */
export default function Sheet({
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
