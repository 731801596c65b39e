import { useWords } from '../../../i18n/index.ts'

/** What one might ask next. */
export function Suggestions({ texts, onPick }: { texts: readonly string[]; onPick: (text: string) => void }) {
  const { t } = useWords()
  if (texts.length === 0) return null
  return (
    <ul aria-label={t('chat.suggestions')} className="flex flex-wrap gap-2">
      {texts.map((text) => (
        <li key={text}>
          <button
            type="button"
            onClick={() => onPick(text)}
            className="rounded-full border border-line-strong bg-raised px-3 py-1 pointer-coarse:min-h-10 text-start text-[0.8125rem] text-brand-ink transition-colors hover:bg-brand-soft"
          >
            {text}
          </button>
        </li>
      ))}
    </ul>
  )
}
