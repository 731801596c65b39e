import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { scoreNames, type ExplainedScore, type View } from '#crm-core/contract'
import { useModelWords } from '../../i18n/models.ts'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useObject } from '../records/queries.ts'
import { RecordLink } from '../records/record-link.tsx'
import { ReasonLine } from './reason-list.tsx'
import { ScoreBar } from './score-bar.tsx'
import { AbstentionWords } from './score-card.tsx'
import { ScoreChange } from './score-change.tsx'
import { VersionWords } from './version-words.tsx'
import { Waterfall } from './waterfall-table.tsx'

type ScoresOf = Extract<View, { kind: 'scores' }>
const firstRows = 10

/** Records by their score, the highest first; those without one last, with the reason. A row opens to show its waterfall. */
export function ScoresTable({ view }: { view: ScoresOf }) {
  const t = useModelWords()
  const { say } = useWords()
  const description = useObject(view.object)
  const [whole, setWhole] = useState(false)
  const ranked = inOrder(view.scores)
  const shown = whole ? ranked : ranked.slice(0, firstRows)
  const version = ranked.find(({ result }) => result.prediction)?.result.prediction?.version
  return (
    <Card>
      <header className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b px-4 py-2.5">
        <h2 className="text-[0.8125rem] font-semibold first-letter:uppercase">
          {say(scoreNames[view.model])}
          {description && <span className="font-normal text-soft"> · {say(description.plural)}</span>}
        </h2>
        {version && <VersionWords version={version} />}
      </header>
      <table className="w-full border-collapse text-[0.8125rem]">
        <thead>
          <tr className="border-b bg-sunken text-xs text-soft">
            <th scope="col" className="w-8 py-2 ps-4 text-start font-medium">
              <span className="sr-only">{t('score.rank')}</span>
            </th>
            <th scope="col" className="px-2 py-2 text-start font-medium">
              {t('score.record')}
            </th>
            <th scope="col" className="px-2 py-2 text-start font-medium">
              {t('score.total')}
            </th>
            <th scope="col" className="hidden px-2 py-2 text-start font-medium sm:table-cell">
              {t('score.top_reason')}
            </th>
            <td className="w-10" aria-hidden />
          </tr>
        </thead>
        {shown.map((score, index) => (
          <ScoreRow key={score.record_id} view={view} score={score} rank={index + 1} />
        ))}
      </table>
      {ranked.length > shown.length && (
        <div className="border-t p-2 text-center">
          <Button tone="ghost" size="small" onClick={() => setWhole(true)}>
            {t('score.all_records', { count: ranked.length })}
          </Button>
        </div>
      )}
    </Card>
  )
}

const inOrder = (scores: readonly ExplainedScore[]): ExplainedScore[] =>
  scores.toSorted(
    (a, b) => (b.result.prediction?.probability ?? -1) - (a.result.prediction?.probability ?? -1),
  )

function ScoreRow({ view, score, rank }: { view: ScoresOf; score: ExplainedScore; rank: number }) {
  const t = useModelWords()
  const id = useId()
  const [open, setOpen] = useState(false)
  const { prediction, abstained } = score.result
  const [top] = score.reasons
  return (
    <tbody className="border-b last:border-b-0">
      <tr>
        <td className="py-2 ps-4 text-xs text-soft tabular-nums">{prediction ? rank : ''}</td>
        <th scope="row" className="px-2 py-2 text-start font-normal">
          <RecordLink to={{ object: view.object, id: score.record_id }} className="wrap-anywhere">
            {score.display}
          </RecordLink>
        </th>
        <td className="px-2 py-2">
          {prediction ? (
            <span className="inline-flex items-center gap-x-2">
              <ScoreBar model={view.model} score={prediction.score} />
              <span className="flex text-xs">
                <ScoreChange prediction={prediction} short />
              </span>
            </span>
          ) : (
            <span className="text-soft">{t('score.no_score')}</span>
          )}
        </td>
        <td className="hidden px-2 py-2 sm:table-cell">
          {prediction && top && <ReasonLine model={view.model} reason={top} />}
        </td>
        <td className="py-1 pe-2 text-end">
          {prediction && (
            <Button
              tone="ghost"
              size="icon-small"
              aria-expanded={open}
              aria-controls={open ? id : undefined}
              aria-label={t('score.explain', { name: score.display })}
              onClick={() => setOpen(!open)}
            >
              <ChevronRight className={cn('transition-transform', open && 'rotate-90')} />
            </Button>
          )}
        </td>
      </tr>
      {(open || abstained) && (
        <tr id={id}>
          <td colSpan={5} className="px-4 pb-3">
            {prediction && <Waterfall prediction={prediction} reasons={score.reasons} />}
            {abstained && <AbstentionWords reason={abstained} />}
          </td>
        </tr>
      )}
    </tbody>
  )
}
