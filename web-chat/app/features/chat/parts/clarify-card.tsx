import { CircleHelp } from 'lucide-react'
import type { RecordLabel } from '#crm-core/contract'
import { Card } from '../../../ui/card.tsx'

export interface ClarifyCardProps {
  readonly question: string
  readonly choices: readonly RecordLabel[]
  /** Answered already when something was said after it. */
  readonly open: boolean
  readonly onPick: (text: string) => void
}

/** A question back, with its choices as buttons. Picking one answers with its name, as typing it would. */
export function ClarifyCard({ question, choices, open, onPick }: ClarifyCardProps) {
  return (
    <Card>
      <p className="flex items-start gap-2.5 px-4 py-3">
        <CircleHelp className="mt-0.5 size-4 shrink-0 text-brand-ink" />
        {question}
      </p>
      {choices.length > 0 && (
        <ul className="divide-y border-t">
          {choices.map((choice, index) => (
            <li key={`${choice.object}/${choice.id}`}>
              <button
                type="button"
                disabled={!open}
                onClick={() => onPick(answerOf(choice, choices, index))}
                className="flex w-full items-baseline gap-3 px-4 py-2.5 text-start transition-colors enabled:hover:bg-hover disabled:opacity-60"
              >
                <span className="text-xs text-soft tabular-nums">{index + 1}</span>
                <span className="font-medium">{choice.display}</span>
                <span className="truncate text-[0.8125rem] text-soft">{choice.subtitle}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** The name where it is the only one of its kind, else its place in the list. */
function answerOf(choice: RecordLabel, choices: readonly RecordLabel[], index: number): string {
  const same = choices.filter((each) => each.display === choice.display)
  return same.length === 1 ? choice.display : String(index + 1)
}
