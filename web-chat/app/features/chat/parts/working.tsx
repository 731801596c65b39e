import type { RunPart } from '#client'
import { useWords } from '../../../i18n/index.ts'

/** Three quiet dots while nothing is being written yet. */
export function Working({ parts }: { parts: readonly RunPart[] }) {
  const { t } = useWords()
  const last = parts.at(-1)
  if (last?.kind === 'text' && last.streaming && last.text !== '') return null
  return (
    <p className="flex items-center gap-2.5 text-soft">
      <span className="flex gap-1" aria-hidden>
        {[0, 150, 300].map((delay) => (
          <span
            key={delay}
            className="size-1.5 animate-pulse rounded-full bg-[#0ea5e9]"
            style={{ animationDelay: `${delay}ms` }}
          />
        ))}
      </span>
      {t('chat.working')}
    </p>
  )
}
