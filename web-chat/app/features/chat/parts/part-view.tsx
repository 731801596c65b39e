import type { RunPart, RunState, ToolPart } from '#client'
import type { View } from '#crm-core/contract'
import { ApprovalCard } from '../../approvals/approval-card.tsx'
import { AggregateView } from '../../records/aggregate-view.tsx'
import { HitsView } from '../../records/hits-view.tsx'
import { ObjectView } from '../../records/object-view.tsx'
import { RecordCard } from '../../records/record-card.tsx'
import { RecordsView } from '../../records/records-view.tsx'
import type { Conversation } from '../conversation.ts'
import { ClarifyCard } from './clarify-card.tsx'
import { MailCard } from './mail-card.tsx'
import { Notice } from './notice.tsx'
import { PlanCard } from './plan-card.tsx'
import { Reply } from './reply.tsx'

export interface PartViewProps {
  readonly part: Exclude<RunPart, ToolPart>
  readonly run: RunState
  readonly last: boolean
  readonly conversation: Conversation
}

/** One thing that a run said, by its kind. */
export function PartView({ part, run, last, conversation }: PartViewProps) {
  switch (part.kind) {
    case 'text':
      return <Reply text={part.text} run={run} />
    case 'plan':
      return <PlanCard steps={part.steps} interpretation={part.interpretation} />
    case 'view':
      return <ViewOf view={part.view} />
    case 'approval':
      return (
        <ApprovalCard approval={part.approval} onDecided={(run_id) => void conversation.resume(run_id)} />
      )
    case 'clarify':
      // A question without choices stands in the reply already.
      if (part.choices.length === 0 && saysAlready(run, part.question)) return null
      return (
        <ClarifyCard
          question={part.question}
          choices={part.choices}
          open={last}
          onPick={(text) => void conversation.send(text)}
        />
      )
    case 'notice':
      return <Notice level={part.level}>{part.text}</Notice>
  }
}

const saysAlready = (run: RunState, words: string): boolean =>
  run.parts.some((part) => part.kind === 'text' && part.text.includes(words))

function ViewOf({ view }: { view: View }) {
  switch (view.kind) {
    case 'record':
      return <RecordCard view={view} />
    case 'records':
      return <RecordsView view={view} />
    case 'hits':
      return <HitsView hits={view.hits} />
    case 'aggregate':
      return <AggregateView view={view} />
    case 'email':
      return <MailCard email={view.email} status={view.status} />
    case 'object':
      return <ObjectView object={view.object} />
  }
}
