import type { RecordLabel } from '#crm-core/contract'
import { budgetWords } from '../budget/limits.ts'
import type { ApprovalSummary } from '../events/run-result.ts'
import type { RunScope } from '../scope.ts'
import type { State } from '../state.ts'
import type { StepOutcome } from '../steps/outcome.ts'
import { askedFields } from './asked-fields.ts'
import { link, plain, type Reader } from './format.ts'
import { lookupWords } from './lookups.ts'
import { showOutcome } from './show-outcome.ts'

/** The reply of a run without a model: what its steps gave since the last pause, or its question. Nothing is invented. */
export async function composeReply(
  scope: RunScope,
  state: State,
  outcomes: readonly StepOutcome[],
  waiting: ApprovalSummary | null = null,
): Promise<string> {
  const reader = await readerOf(scope)
  const told = new Set(state.plan.slice(0, state.told).map((step) => step.id))
  const parts: string[] = []
  for (const outcome of outcomes)
    if (!told.has(outcome.step.id) && !isOpen(outcome) && !isMended(outcome) && !isScored(outcome, outcomes))
      parts.push(await tell(scope, state, outcome, reader))
  const ending = endingWords(state, reader)
  if (ending) parts.push(ending)
  if (waiting) parts.push(waitingWords(waiting, reader))
  return parts.filter(Boolean).join('\n\n') || nothingToSay[reader.language]
}

async function tell(scope: RunScope, state: State, outcome: StepOutcome, reader: Reader): Promise<string> {
  const lookup = await lookupWords(outcome, state.plan, scope.crm, reader)
  if (lookup !== null) return lookup
  const answer = askedFields(outcome, scope.crm, reader)
  if (answer !== null) return answer
  return showOutcome(outcome, scope.crm, reader, soughtBy(state, outcome, reader))
}

/** What a step looked for in words: its part of what the whole plan was understood as. */
function soughtBy(
  { plan, interpretation }: State,
  { step }: StepOutcome,
  { language }: Reader,
): string | null {
  const parts = interpretation[language].split(language === 'zh' ? '；然后' : '; then ')
  return parts.length === plan.length ? (parts[plan.findIndex((one) => one.id === step.id)] ?? null) : null
}

const nothingToSay = { en: 'There was nothing to do.', zh: '没有需要执行的操作。' }

/** A step that still waits for its decision has nothing to tell. */
const isOpen = ({ actions }: StepOutcome): boolean => actions.some((action) => action.status === 'waiting')

/** What was found only to be scored stands in the list of scores. */
function isScored(
  { step, records, total = records.length }: StepOutcome,
  all: readonly StepOutcome[],
): boolean {
  const scored = new Set(
    all
      .flatMap(({ step: later, views }) =>
        later.id === step.id ? [] : views.flatMap((view) => (view.kind === 'scores' ? view.scores : [])),
      )
      .map(({ record_id }) => record_id),
  )
  return records.length > 0 && total <= records.length && records.every(({ id }) => scored.has(id))
}

/** A call that a model got wrong is its own affair; it was told and could mend it. */
const isMended = ({ error }: StepOutcome): boolean => error?.code === 'bad_request'

async function readerOf({ actor, settings }: RunScope): Promise<Reader> {
  const { currency } = await settings()
  return { language: actor.language, time_zone: actor.time_zone, currency }
}

function waitingWords({ summary }: ApprovalSummary, { language }: Reader): string {
  return language === 'zh'
    ? `等待您的批准：${summary}。批准之前不会执行。`
    : `Waiting for your approval: ${summary}. Nothing happens before that.`
}

function endingWords({ ending }: State, { language }: Reader): string | null {
  if (!ending) return null
  if (ending.kind === 'reply' || ending.kind === 'limit') return ending.text[language]
  if (ending.kind === 'answer') return ending.text
  if (ending.kind === 'clarify')
    return [ending.question[language], ...ending.choices.map(choiceLine)].join('\n')
  const budget = budgetWords[ending.budget]?.[language] ?? ending.budget
  return language === 'zh'
    ? `已停止：本次任务的预算（${budget}）已用尽。以上内容均已完成。`
    : `Stopped: the budget of this run (${budget}) is used up. What is said above was done.`
}

const choiceLine = ({ object, id, display, subtitle }: RecordLabel, at: number): string =>
  `${at + 1}. ${link(object, id, display)}${subtitle ? ` · ${plain(subtitle)}` : ''}`
