import type { Label, RecordLabel } from '#crm-core/contract'
import type { PendingQuestion, PlanArgs, PlanStep, PlanValue } from '../plan.ts'
import type { RunScope } from '../scope.ts'
import type { Ending, State } from '../state.ts'
import type { StepOutcome } from './outcome.ts'
import { isRef, sourcesOf, type Resolved } from './resolve-refs.ts'

const shownChoices = 9

/**
 * Several records fit where one is meant, or only similar names were found: the reader chooses. The stored question holds the rest of
 * the plan, with the search that found too many replaced by the one record that will be chosen.
 */
export async function askWhich(
  scope: RunScope,
  state: State,
  outcomes: readonly StepOutcome[],
  stop: Extract<Resolved, { kind: 'several' | 'doubtful' }>,
): Promise<Ending> {
  const choices = await scope.crm.label(stop.records.slice(0, shownChoices))
  return {
    kind: 'clarify',
    question: stop.kind === 'doubtful' ? didYouMean(choices) : whichOf(stop.records.length),
    choices,
    pending: pendingOf(state, outcomes, stop.from, choices),
    suggestions: choices.slice(0, 3).map((_, index) => String(index + 1)),
  }
}

const whichOf = (count: number): Label => ({
  en: `Which one do you mean? ${count} records fit.`,
  zh: `您指的是哪一个？有 ${count} 条记录符合。`,
})
/** Nothing has exactly that name. */
function didYouMean(choices: readonly RecordLabel[]): Label {
  const [only, ...others] = choices
  if (!only || others.length > 0)
    return {
      en: 'Nothing has exactly that name. Did you mean one of these?',
      zh: '没有完全匹配的名称。您指的是下面的哪一个？',
    }
  return {
    en: `Nothing has exactly that name. Did you mean ${only.display}?`,
    zh: `没有完全匹配的名称。您指的是${only.display}吗？`,
  }
}

/** Reads before the pause run again, which is free; what was written stands as found records and is not done twice. */
function pendingOf(
  state: State,
  outcomes: readonly StepOutcome[],
  from: string,
  choices: PendingQuestion['choices'],
): PendingQuestion {
  const rest = state.plan.slice(state.cursor)
  const needed = new Set(rest.flatMap((step) => sourcesOf(step.args)))
  const written = outcomes.filter((outcome) => outcome.effect !== 'read')
  const before = state.plan
    .slice(0, state.cursor)
    .filter((step) => needed.has(step.id) || rest.length === 0)
    .flatMap((step) => {
      if (step.id === from) return [opened(step.id, null)]
      const done = written.find((outcome) => outcome.step.id === step.id)
      if (!done) return [step]
      const [only, ...others] = done.records
      return only && others.length === 0 ? [opened(step.id, { object: only.object, id: only.id })] : []
    })
  const plan = [...before, ...rest].map((step) => ({ ...step, args: withLists(step.args, written) }))
  return { plan, slot: [from, 'args', 'record'], kind: 'choice', choices }
}

const opened = (id: string, record: PlanValue): PlanStep => ({ id, tool: 'get_record', args: { record } })

/** References to several written records stand as the list that they were. */
function withLists(args: PlanArgs, written: readonly StepOutcome[]): PlanArgs {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, listed(value, written)]))
}

function listed(value: PlanValue, written: readonly StepOutcome[]): PlanValue {
  if (value === null || typeof value !== 'object') return value
  if (isRef(value)) {
    const source = written.find((outcome) => outcome.step.id === value.$from)
    if (!source || source.records.length < 2) return value
    return source.records.map(({ object, id }): PlanValue => (value.as === 'id' ? id : { object, id }))
  }
  if (Array.isArray(value)) return value.map((one: PlanValue) => listed(one, written))
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, listed(one, written)]))
}
