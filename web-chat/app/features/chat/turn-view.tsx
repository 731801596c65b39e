import { memo } from 'react'
import type { Citation } from '#agent/events'
import type { RunPart } from '#client'
import { useWords } from '../../i18n/index.ts'
import { Problem } from '../../ui/problem.tsx'
import type { Conversation, Turn } from './conversation.ts'
import { isRunning } from './conversation.ts'
import { PartView } from './parts/part-view.tsx'
import { Citations } from './parts/citations.tsx'
import { Suggestions } from './parts/suggestions.tsx'
import { ToolGroup } from './parts/tool-group.tsx'
import { Working } from './parts/working.tsx'
import { groupParts } from './group-parts.ts'
import { TurnActions } from './turn-actions.tsx'

export interface TurnViewProps {
  readonly turn: Turn
  readonly last: boolean
  readonly conversation: Conversation
}

/** One question with everything that came back. Drawn again only when something of this turn changed. */
export const TurnView = memo(function TurnView({ turn, last, conversation }: TurnViewProps) {
  const { t } = useWords()
  const running = isRunning(turn)
  const retry = () => void conversation.retry(turn.key)
  return (
    <article className="flex flex-col gap-4">
      <div className="flex justify-end">
        <p className="max-w-[85%] rounded-2xl rounded-ee-md bg-brand-soft px-4 py-2.5 text-[0.9375rem] wrap-anywhere whitespace-pre-wrap">
          <span className="sr-only">{t('chat.you')} </span>
          {turn.text}
        </p>
      </div>
      <div className="flex flex-col gap-3" aria-busy={running}>
        {groupParts(turn.state.parts).map((group) =>
          group.kind === 'tools' ? (
            <ToolGroup key={group.id} tools={group.tools} />
          ) : (
            <PartView
              key={keyOf(group.part)}
              part={group.part}
              run={turn.state}
              last={last}
              conversation={conversation}
            />
          ),
        )}
        {running && <Working parts={turn.state.parts} />}
        <TurnFailure turn={turn} onRetry={retry} />
        {!running && <Citations citations={unlinked(turn)} />}
        {!running && <TurnActions turn={turn} onRetry={retry} />}
        {last && !running && !asksToChoose(turn) && (
          <Suggestions texts={turn.state.suggestions} onPick={(text) => void conversation.send(text)} />
        )}
      </div>
    </article>
  )
})

/** Records that the answer stands on but does not link to itself. */
function unlinked({ state }: Turn): readonly Citation[] {
  const shown = state.parts
    .map((part) => (part.kind === 'text' ? part.text : part.kind === 'view' ? JSON.stringify(part.view) : ''))
    .join(' ')
  return state.citations.filter((citation) => !shown.includes(citation.id))
}

/** The choices are buttons already. */
const asksToChoose = ({ state }: Turn): boolean =>
  state.parts.some((part) => part.kind === 'clarify' && part.choices.length > 0)

const keyOf = (part: RunPart): string => `${part.kind}/${part.id}`

/** Why there is no answer: the call failed, the run failed, or somebody stopped it. */
function TurnFailure({ turn, onRetry }: { turn: Turn; onRetry: () => void }) {
  const { t } = useWords()
  const { status, error, parts } = turn.state
  if (turn.problem !== null) return <Problem error={turn.problem} onRetry={onRetry} />
  if (error)
    return (
      <p role="alert" className="rounded-xl bg-bad-soft px-4 py-3 text-bad">
        {error.message}
      </p>
    )
  if (status === 'cancelled' && parts.length === 0) return <p className="text-soft">{t('chat.stopped')}</p>
  if (status === 'budget_exceeded') return <p className="text-warn">{t('chat.budget')}</p>
  return null
}
