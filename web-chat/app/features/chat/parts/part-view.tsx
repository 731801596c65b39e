import { lazy, Suspense } from 'react'
import type { RunPart, RunState, ToolPart } from '#client'
import type { View } from '#crm-core/contract'
import { ApprovalCard } from '../../approvals/approval-card.tsx'
import { AggregateView } from '../../records/aggregate-view.tsx'
import { HitsView } from '../../records/hits-view.tsx'
import { ObjectView } from '../../records/object-view.tsx'
import { RecordCard } from '../../records/record-card.tsx'
import { RecordsView } from '../../records/records-view.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { Conversation } from '../conversation.ts'
import { ClarifyCard } from './clarify-card.tsx'
import { MailCard } from './mail-card.tsx'
import { Notice } from './notice.tsx'
import { PlanCard } from './plan-card.tsx'
import { Reply } from './reply.tsx'

// What models say comes with its words and charts when the first such answer does.
const ScoresView = lazy(() => import('../../predictions/scores-view.tsx'))
const WhatIfView = lazy(() => import('../../predictions/what-if-view.tsx'))
const ForecastView = lazy(() => import('../../predictions/forecast-view.tsx'))

export interface PartViewProps {
  readonly part: Exclude<RunPart, ToolPart>
  readonly run: RunState
  readonly last: boolean
  readonly conversation: Conversation
}

/** One thing that a run said, by its kind. */
export function PartView({ part, run, last, conversation }: PartViewProps) {
  if (part.kind === 'text') return <Reply text={part.text} run={run} />
  if (part.kind === 'plan') return <PlanCard steps={part.steps} interpretation={part.interpretation} />
  if (part.kind === 'view') return <ViewOf view={part.view} />
  if (part.kind === 'notice') return <Notice level={part.level}>{part.text}</Notice>
  if (part.kind === 'approval')
    return <ApprovalCard approval={part.approval} onDecided={(run_id) => void conversation.resume(run_id)} />
  // A question without choices stands in the reply already.
  if (part.choices.length === 0 && saysAlready(run, part.question)) return null
  const { question, choices } = part
  return (
    <ClarifyCard
      question={question}
      choices={choices}
      open={last}
      onPick={(text) => void conversation.send(text)}
    />
  )
}

const saysAlready = (run: RunState, words: string): boolean =>
  run.parts.some((part) => part.kind === 'text' && part.text.includes(words))

function ViewOf({ view }: { view: View }) {
  if (view.kind === 'record') return <RecordCard view={view} />
  if (view.kind === 'records') return <RecordsView view={view} />
  if (view.kind === 'hits') return <HitsView hits={view.hits} />
  if (view.kind === 'aggregate') return <AggregateView view={view} />
  if (view.kind === 'email') return <MailCard email={view.email} status={view.status} />
  if (view.kind === 'object') return <ObjectView object={view.object} />
  return (
    <Suspense fallback={<Skeleton lines={4} />}>
      {view.kind === 'scores' && <ScoresView view={view} />}
      {view.kind === 'what_if' && <WhatIfView view={view} />}
      {view.kind === 'forecast' && <ForecastView view={view} />}
    </Suspense>
  )
}
