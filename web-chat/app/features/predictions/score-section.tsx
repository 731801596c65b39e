import { useQuery } from '@tanstack/react-query'
import { ChevronRight, Lightbulb, Sparkles } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import { scoreNames, type ExplainedScore, type ModelName, type Prediction } from '#crm-core/contract'
import { useModelWords } from '../../i18n/models.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { formatTime } from '../records/format-value.ts'
import { useMe } from '../session/queries.ts'
import { latestScores, useScoreNow, useTrend, useWhatIf } from './queries.ts'
import { ReasonList } from './reason-list.tsx'
import { AbstentionWords } from './score-card.tsx'
import { ScoreChange } from './score-change.tsx'
import { ScoreRing } from './score-ring.tsx'
import { TrendLine } from './trend-line.tsx'
import { VersionWords } from './version-words.tsx'
import { Waterfall } from './waterfall-table.tsx'
import { Ways } from './what-if-view.tsx'

/** What the model of an object says of one record: score, trend, reasons, and what would move it. */
export default function ScoreSection({ model, id }: { model: ModelName; id: string }) {
  const t = useModelWords()
  const { say } = useWords()
  const latest = useQuery(latestScores(model, [id]))
  const now = useScoreNow(model, id)
  // What was answered a moment ago may be that there is none; the list of scores does not know that.
  const score = latest.data?.[0] ?? now.data ?? null
  return (
    <section className="border-b px-6 py-4 text-[0.8125rem]">
      <h3 className="mb-2 text-xs font-medium text-soft">
        {t('record.title')} · {say(scoreNames[model])}
      </h3>
      {latest.error && <Problem error={latest.error} onRetry={() => void latest.refetch()} />}
      {latest.isLoading && <Skeleton lines={3} className="p-0" />}
      {latest.data && !score && <p className="text-soft">{t('record.none')}</p>}
      {score && <Scored model={model} id={id} score={score} />}
      {now.error && <Problem error={now.error} className="mt-3" />}
      {latest.data && !score?.result.abstained && (
        <ScoreNow scored={score !== null} pending={now.isPending} onScore={() => now.mutate()} />
      )}
    </section>
  )
}

interface ScoreNowProps {
  readonly scored: boolean
  readonly pending: boolean
  readonly onScore: () => void
}
function ScoreNow({ scored, pending, onScore }: ScoreNowProps) {
  const t = useModelWords()
  return (
    <Button
      tone={scored ? 'ghost' : 'outline'}
      size="small"
      className={scored ? 'mt-1 -ms-2.5' : 'mt-3'}
      disabled={pending}
      onClick={onScore}
    >
      {pending ? <Spinner /> : <Sparkles />}
      {t(pending ? 'record.scoring' : scored ? 'record.again' : 'record.now')}
    </Button>
  )
}

function Scored({ model, id, score }: { model: ModelName; id: string; score: ExplainedScore }) {
  const { prediction, abstained } = score.result
  if (!prediction) return <AbstentionWords reason={abstained} />
  return (
    <>
      <Head model={model} id={id} prediction={prediction} />
      <div className="mt-3">
        <ReasonList model={model} reasons={score.reasons} />
      </div>
      <div className="mt-3 space-y-1">
        <Why prediction={prediction} score={score} />
        <Whatif model={model} id={id} />
      </div>
    </>
  )
}

function Head({ model, id, prediction }: { model: ModelName; id: string; prediction: Prediction }) {
  const t = useModelWords()
  const { language } = useWords()
  const { time_zone } = useMe()
  const { data: trend = [] } = useTrend(model, id)
  return (
    <div className="flex items-center gap-4">
      <ScoreRing model={model} score={prediction.score} />
      <div className="min-w-0 flex-1 space-y-1 text-xs">
        <TrendLine model={model} trend={trend} />
        <p>
          <ScoreChange prediction={prediction} />
        </p>
        <p className="text-soft">
          {t('score.at', { when: formatTime(prediction.at, { language, time_zone }) })}
        </p>
        <VersionWords version={prediction.version} />
      </div>
    </div>
  )
}

function Why({ prediction, score }: { prediction: Prediction; score: ExplainedScore }) {
  const t = useModelWords()
  return (
    <Collapsible.Root>
      <Collapsible.Trigger className="group -ms-1 flex items-center gap-1.5 rounded-lg px-1 py-1 font-medium text-brand-ink hover:underline pointer-coarse:min-h-10">
        <ChevronRight className="size-4 transition-transform group-data-[state=open]:rotate-90" />
        {t('score.why')}
      </Collapsible.Trigger>
      <Collapsible.Content className="pt-1 pb-2">
        <Waterfall prediction={prediction} reasons={score.reasons} />
      </Collapsible.Content>
    </Collapsible.Root>
  )
}

/** Looked for when somebody asks: it tries many changes. */
function Whatif({ model, id }: { model: ModelName; id: string }) {
  const t = useModelWords()
  const look = useWhatIf(model, id)
  return (
    <>
      <button
        type="button"
        disabled={look.isPending}
        onClick={() => look.mutate(undefined)}
        className="-ms-1 flex items-center gap-1.5 rounded-lg px-1 py-1 font-medium text-brand-ink hover:underline disabled:opacity-60 pointer-coarse:min-h-10"
      >
        {look.isPending ? <Spinner /> : <Lightbulb className="size-4" />}
        {look.isPending
          ? t('record.thinking')
          : t(model === 'churn' ? 'record.what_if_churn' : 'record.what_if')}
      </button>
      {look.error && <Problem error={look.error} />}
      {look.data && (
        <div aria-live="polite" className="rounded-xl bg-sunken px-3.5 py-3">
          <Ways what_if={look.data} />
        </div>
      )}
    </>
  )
}
