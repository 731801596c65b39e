import type { ObjectDescription } from '#crm-core/contract'
import type { RunState } from '#client'

/**
 * The reply of the built-in planner without the lists that stand as cards and tables right above it. It is
 * written for a terminal and for the log, too; what a language model wrote is never cut.
 */
export function briefReply(text: string, run: RunState, objects: readonly ObjectDescription[]): string {
  if (run.result?.usage.model_calls !== 0) return text
  const shown = shownBy(run, objects)
  if (shown.nothing) return text
  let dropped = false
  const kept = text.split('\n').filter((line) => {
    const repeats = isShown(line, shown) || (dropped && isRest(line))
    dropped = repeats
    return !repeats
  })
  return kept
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

interface Shown {
  readonly nothing: boolean
  /** JSON of everything that is drawn: an id that is in it is on the screen. */
  readonly drawn: string
  readonly fields: ReadonlySet<string>
  readonly table: boolean
  /** Reasons of a score and changes that would move it stand in their card. */
  readonly reasons: boolean
  readonly questions: readonly string[]
  /** What was asked for and has been answered: nothing waits for it any more. */
  readonly answered: readonly string[]
}
function shownBy(run: RunState, objects: readonly ObjectDescription[]): Shown {
  const cards = run.parts.filter(
    (part) => part.kind === 'view' || part.kind === 'approval' || part.kind === 'clarify',
  )
  const views = cards.flatMap((part) => (part.kind === 'view' ? [part.view] : []))
  const described = new Set(
    views.flatMap((view) => (view.kind === 'record' || view.kind === 'object' ? [view.object] : [])),
  )
  const fields = objects.filter((object) => described.has(object.name)).flatMap((object) => object.fields)
  return {
    nothing: cards.length === 0,
    drawn: JSON.stringify(cards),
    fields: new Set(fields.flatMap(({ label }) => [label.en, label.zh])),
    answered: cards.flatMap((part) =>
      part.kind === 'approval' && part.approval.status !== 'pending' ? [part.approval.summary] : [],
    ),
    table: views.some((view) => view.kind === 'aggregate' || view.kind === 'forecast'),
    reasons: views.some((view) => view.kind === 'scores' || view.kind === 'what_if'),
    questions: cards.flatMap((part) =>
      part.kind === 'clarify' && part.choices.length > 0 ? [part.question] : [],
    ),
  }
}

/** “Lead source: Referral (+12 points)”, the average before it, and “Meetings 2 → 6: 86%”. */
const reason = /\([+−]?[\d.]+ points\)$|（[+−]?[\d.]+ 分）$|→ .+\*\*$|^- (The average|平均水平)/
const item = /^\s*(?:[-*]|\d+\.)\s+/
function isShown(line: string, shown: Shown): boolean {
  if (shown.table && line.startsWith('|')) return true
  if (shown.questions.includes(line.trim())) return true
  if (!item.test(line)) return shown.answered.some((summary) => line.includes(summary))
  const linked = [...line.matchAll(/\(record:\w+\/([\w-]+)\)/g)].map((match) => match[1] ?? '')
  if (linked.length > 0) return linked.every((id) => shown.drawn.includes(id))
  if (shown.reasons && reason.test(line)) return true
  const label = /^([^:(]+?)\s*(?::|\(`)/.exec(line.replace(item, ''))?.[1]
  return label !== undefined && shown.fields.has(label)
}

/** "… and 3 more", which makes no sense without the list before it. */
const isRest = (line: string): boolean => /^(?:[-*]\s+)?…/.test(line)
