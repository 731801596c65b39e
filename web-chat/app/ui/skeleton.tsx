import { useWords } from '../i18n/index.ts'
import { cn } from '../lib/cn.ts'

const widths = ['w-3/4', 'w-1/2', 'w-5/6', 'w-2/3']

/** Grey lines in the place of what is being loaded. */
export function Skeleton({ lines = 4, className }: { lines?: number; className?: string }) {
  const { t } = useWords()
  return (
    <output aria-label={t('common.loading')} className={cn('block space-y-3 p-4', className)}>
      {Array.from({ length: lines }, (_, index) => (
        <span
          key={index}
          className={cn('block h-4 animate-pulse rounded bg-hover', widths[index % widths.length])}
        />
      ))}
    </output>
  )
}
