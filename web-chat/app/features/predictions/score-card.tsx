import { CircleSlash, ChevronRight } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import { scoreNames, type Abstention, type ExplainedScore, type ModelName } from '#crm-core/contract'
import { useModelWords } from '../../i18n/models.ts'
import { useWords } from '../../i18n/index.ts'
import { Card } from '../../ui/card.tsx'
import { RecordLink } from '../records/record-link.tsx'
import { ReasonList } from './reason-list.tsx'
import { ScoreChange } from './score-change.tsx'
import { ScoreRing } from './score-ring.tsx'
import { VersionWords } from './version-words.tsx'
import { Waterfall } from './waterfall-table.tsx'

export interface ScoreCardProps {
  readonly model: ModelName
  readonly object: string
  readonly score: ExplainedScore
}

/** What a model says of one record: the number, how it moved, why, and by which version. */
export function ScoreCard({ model, object, score }: ScoreCardProps) {
  const { say } = useWords()
  const { prediction, abstained } = score.result
  const name = <span className="text-xs text-soft first-letter:uppercase">{say(scoreNames[model])}</span>
  if (!prediction)
    return (
      <Card className="space-y-2 px-4 py-3.5">
        <div className="flex flex-wrap items-baseline gap-x-2">
          <RecordTitle object={object} score={score} />
          {name}
        </div>
        <AbstentionWords reason={abstained} />
      </Card>
    )
  return (
    <Card>
      <header className="flex items-center gap-4 px-4 pt-4">
        <ScoreRing model={model} score={prediction.score} />
        <div className="min-w-0 flex-1 space-y-1">
          <div className="flex flex-wrap items-baseline gap-x-2">
            <RecordTitle object={object} score={score} />
            {name}
          </div>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs">
            <ScoreChange prediction={prediction} />
            <VersionWords version={prediction.version} />
          </div>
        </div>
      </header>
      <div className="px-4 py-3 text-[0.8125rem]">
        <ReasonList model={model} reasons={score.reasons} />
      </div>
      <Why>
        <Waterfall prediction={prediction} reasons={score.reasons} />
      </Why>
    </Card>
  )
}

/** A record that is out of reach has no name to show. */
function RecordTitle({ object, score }: Omit<ScoreCardProps, 'model'>) {
  const { display, record_id, result } = score
  if (result.abstained === 'not_found') return <span className="font-medium">{display}</span>
  return (
    <RecordLink to={{ object, id: record_id }} className="truncate text-sm">
      {display}
    </RecordLink>
  )
}

/** Why there is no score. */
export function AbstentionWords({ reason }: { reason: Abstention }) {
  const t = useModelWords()
  return (
    <p className="flex items-start gap-2 text-[0.8125rem] text-soft">
      <CircleSlash aria-hidden className="mt-0.5 size-4 shrink-0" />
      {t(`score.abstained.${reason}`)}
    </p>
  )
}

/** The waterfall, which can be folded away. */
function Why({ children }: { children: React.ReactNode }) {
  const t = useModelWords()
  return (
    <Collapsible.Root defaultOpen className="border-t">
      <Collapsible.Trigger className="group flex w-full items-center gap-2 px-4 py-2 text-start text-[0.8125rem] font-medium hover:bg-hover pointer-coarse:min-h-11">
        <ChevronRight className="size-4 text-soft transition-transform group-data-[state=open]:rotate-90" />
        {t('score.why')}
      </Collapsible.Trigger>
      <Collapsible.Content className="px-4 pb-3">{children}</Collapsible.Content>
    </Collapsible.Root>
  )
}
