import { ArrowRight, Lightbulb } from 'lucide-react'
import { scoreText, type View, type WhatIf } from '#crm-core/contract'
import { useModelWords } from '../../i18n/models.ts'
import { useWords } from '../../i18n/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { RecordLink } from '../records/record-link.tsx'

/** The smallest changes that would bring a record to another score. */
export default function WhatIfView({ view }: { view: Extract<View, { kind: 'what_if' }> }) {
  const t = useModelWords()
  const { model, object, record_id, display, score, target } = view.what_if
  return (
    <Card>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2.5">
        <Lightbulb aria-hidden className="size-4 shrink-0 text-brand-ink" />
        <h2 className="min-w-0 flex-1 text-[0.8125rem] font-semibold">
          <span className="sr-only">{t('what_if.title', { name: display })}</span>
          <RecordLink to={{ object, id: record_id }}>{display}</RecordLink>
        </h2>
        <Badge tone="brand" className="tabular-nums">
          {t('what_if.goal', { score: scoreText(model, score), target: scoreText(model, target) })}
        </Badge>
      </header>
      <div className="px-4 py-3">
        <Ways what_if={view.what_if} />
      </div>
    </Card>
  )
}

/** The ways there, each enough by itself; words where there is none. */
export function Ways({ what_if }: { what_if: WhatIf }) {
  const t = useModelWords()
  const { say } = useWords()
  const { model, ways, target } = what_if
  if (ways.length === 0)
    return <p className="text-soft">{t('what_if.none', { target: scoreText(model, target) })}</p>
  return (
    <>
      <ol className="divide-y text-[0.8125rem]">
        {ways.map(({ changes, score }, index) => (
          <li
            key={changes.map(({ feature, to }) => `${feature} ${to}`).join()}
            className="flex gap-3 py-2 first:pt-0"
          >
            <span className="text-xs leading-5 text-soft tabular-nums" aria-hidden>
              {index + 1}
            </span>
            <ul className="min-w-0 flex-1 space-y-1">
              {changes.map((change) => (
                <li key={change.feature} className="flex flex-wrap items-baseline gap-x-1.5">
                  <span className="font-medium">{say(change.label)}</span>
                  <span className="sr-only">{t('what_if.from')}</span>
                  <span className="text-soft line-through decoration-1">{say(change.from_words)}</span>
                  <ArrowRight aria-hidden className="size-3.5 shrink-0 self-center text-soft" />
                  <span className="sr-only">{t('what_if.to')}</span>
                  <span>{say(change.to_words)}</span>
                </li>
              ))}
            </ul>
            <span className="shrink-0 font-semibold tabular-nums">
              <span className="sr-only">{t('what_if.result', { score: scoreText(model, score) })}</span>
              <span aria-hidden>{scoreText(model, score)}</span>
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-1 text-xs text-soft">{t('what_if.advice')}</p>
    </>
  )
}
