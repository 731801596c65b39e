import { modelUsedUp } from '../budget/limits.ts'
import { activity, custom, sayCall } from '../say.ts'
import type { PlanStep } from '../plan.ts'
import type { RunScope } from '../scope.ts'
import type { Ending, State, Update } from '../state.ts'
import type { NewAction } from '../store/steps.ts'
import type { ChatModel, ModelTurn } from './chat-model.ts'
import { messagesOf } from './messages.ts'
import type { ModelCall } from './read-calls.ts'
import { streamText } from './stream-text.ts'
import { askUser, readAskUser, toolDefinitions, type AskUser } from './tool-definitions.ts'

/** Calls that could not even be read, in one run, before the model is given up. */
const mends = 3

/**
 * One call of the model: its tool calls become steps of the plan, its words the answer.
 * `fallback` is what happens instead when the endpoint fails.
 */
export async function askModel(scope: RunScope, state: State, fallback: Update): Promise<Update> {
  const { model } = scope
  if (!model) return fallback
  const budget = modelUsedUp(scope.limits, state.spent)
  if (budget) return { ending: { kind: 'budget', budget } }
  const turn = await tryTurn(scope, state, model)
  if (!turn) return fallback
  if (turn.calls.length === 0) return answered(turn, fallback)
  const question = turn.calls.map((call) => call.name === askUser && readAskUser(call.args)).find(Boolean)
  if (question) return { lane: 'model', spent: turn.spent, ending: await asked(scope, question) }
  return called(scope, state, turn, fallback)
}

async function tryTurn(scope: RunScope, state: State, model: ChatModel): Promise<ModelTurn | null> {
  const words = streamText(scope, `${scope.run.id}:m${state.rounds.length}.${scope.run.attempts}`)
  const messages = await messagesOf(scope, state)
  try {
    return await model.turn(messages, toolDefinitions(scope.tools.values()), scope.signal, (delta) =>
      words.add(delta),
    )
  } catch (error) {
    scope.signal.throwIfAborted()
    notice(scope, model.name, error)
    return null
  } finally {
    words.end()
  }
}

function answered(turn: ModelTurn, fallback: Update): Update {
  if (turn.text.trim() === '') return { ...fallback, spent: turn.spent }
  return { lane: 'model', spent: turn.spent, ending: { kind: 'answer', text: turn.text } }
}

async function asked({ crm }: RunScope, { question, records }: AskUser): Promise<Ending> {
  const choices = records?.length ? await crm.label(records) : []
  return {
    kind: 'clarify',
    question: { en: question, zh: question },
    choices,
    pending: null,
    suggestions: [],
  }
}

async function called(scope: RunScope, state: State, turn: ModelTurn, fallback: Update): Promise<Update> {
  const first = await nextNumber(scope, state)
  const steps = turn.calls.map((call, at): PlanStep => ({
    id: `s${first + at}`,
    tool: call.name,
    args: call.args,
  }))
  const bad = turn.calls.flatMap((call, at) => badCall(scope, call, steps[at]))
  const before = (await scope.steps.all()).filter((action) => action.error?.code === 'bad_request').length
  if (before + bad.length > mends) {
    notice(scope, scope.model?.name ?? '', null)
    return { ...fallback, spent: turn.spent }
  }
  await scope.steps.insert(bad)
  for (const step of steps.filter((one) => bad.some((action) => action.step_id === one.id)))
    sayCall(scope.events, step, step.args)
  const plan = [...state.plan, ...steps]
  scope.events.say(activity(`${scope.run.id}:plan`, 'hotcrm.plan', { steps: plan, interpretation: '' }))
  return {
    lane: 'model',
    plan,
    rounds: [...state.rounds, steps.map((step) => step.id)],
    spent: turn.spent,
    ending: null,
  }
}

/** Ids go on after everything that was ever written for this run, also by a call that a crash forgot. */
async function nextNumber(scope: RunScope, state: State): Promise<number> {
  const written = (await scope.steps.all()).map((action) => Number(action.step_id.slice(1)))
  return Math.max(0, ...state.plan.map((step) => Number(step.id.slice(1))), ...written) + 1
}

/** A call that cannot be carried out becomes a failed step: the model reads why and may mend it. */
function badCall(scope: RunScope, call: ModelCall, step: PlanStep | undefined): NewAction[] {
  const why = call.bad ?? (scope.tools.has(call.name) ? null : unknownTool(scope, call.name))
  if (!why || !step) return []
  return [
    {
      step_id: step.id,
      action_index: 0,
      tool: step.tool,
      args: { ...step.args },
      status: 'failed',
      result: null,
      error: { code: 'bad_request', message: why, issues: [] },
      approval_id: null,
    },
  ]
}

const unknownTool = (scope: RunScope, name: string): string =>
  `there is no tool "${name}"; the tools are ${[...scope.tools.keys()].join(', ')}`

function notice(scope: RunScope, model: string, error: unknown): void {
  const why = {
    en: error
      ? `The language model (${model}) cannot be reached now; the built-in planner took over. Nothing was lost.`
      : `The language model (${model}) kept sending calls that cannot be read; the built-in planner took over.`,
    zh: error
      ? `语言模型（${model}）暂时无法访问，已改由内置规划器处理，没有丢失任何数据。`
      : `语言模型（${model}）多次发出无法识别的调用，已改由内置规划器处理。`,
  }
  scope.events.say(custom('hotcrm.notice', { text: why[scope.actor.language], level: 'warning' }))
}
