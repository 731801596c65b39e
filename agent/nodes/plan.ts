import type { Language } from '#crm-core/contract'
import { readBuiltin, sure } from '../llm/builtin.ts'
import { askModel } from '../llm/round.ts'
import type { PlannerResult } from '../plan.ts'
import { activity } from '../say.ts'
import { scopeOf, type NodeRuntime, type RunScope } from '../scope.ts'
import type { Ending, State, Update } from '../state.ts'
import { outcomesOf } from '../steps/outcomes.ts'

/**
 * Words become a typed plan. The built-in planner goes first: what it is sure of runs at once and
 * for free. Otherwise the model plans, when there is one; when it fails, the built-in reading stands.
 */
export async function plan(state: State, runtime: NodeRuntime): Promise<Update> {
  const scope = scopeOf(runtime)
  const { run, crm, settings } = scope
  const now = new Date(state.now)
  const { focus, pending } = state
  const reading = await readBuiltin(crm, { text: run.text, now, focus, pending }, settings)
  const builtin: Update = {
    lane: 'builtin',
    ...fromReading(reading, scope.actor.language),
  }
  if (state.lane === 'model') return askModel(scope, state, await instead(scope, state, builtin))
  if (!scope.model || isSure(reading)) return shown(scope, builtin)
  return askModel(scope, { ...state, lane: 'model' }, builtin)
}

/** When a model fails later on: what it did is told; if it did nothing, the built-in reading stands. */
async function instead(scope: RunScope, { plan }: State, builtin: Update): Promise<Update> {
  const done = (await outcomesOf(scope, plan)).some((outcome) => outcome.status === 'done')
  return done ? { lane: 'builtin' } : { lane: 'builtin', ending: builtin.ending }
}

const isSure = ({ outcome, confidence }: PlannerResult): boolean =>
  confidence >= sure && (outcome.kind === 'plan' || outcome.kind === 'reply')

const yesOrNo = { en: ['Yes', 'No'], zh: ['是', '不是'] } as const

function fromReading({ outcome, confidence }: PlannerResult, language: Language): Update {
  if (outcome.kind !== 'plan') return { ending: endingOf(outcome) }
  if (confidence >= sure) return { plan: outcome.steps, interpretation: outcome.interpretation }
  const { en, zh } = outcome.interpretation
  return {
    ending: {
      kind: 'clarify',
      question: { en: `Do you mean this: ${en}?`, zh: `您的意思是：${zh}？` },
      choices: [],
      pending: { plan: outcome.steps, slot: null, kind: 'confirm', choices: [] },
      suggestions: yesOrNo[language],
    },
  }
}

function endingOf(outcome: Exclude<PlannerResult['outcome'], { kind: 'plan' }>): Ending {
  const { suggestions } = outcome
  if (outcome.kind === 'reply') return { kind: 'reply', text: outcome.text, suggestions }
  if (outcome.kind === 'unsupported') return { kind: 'reply', text: outcome.reason, suggestions }
  const { question, pending } = outcome
  return { kind: 'clarify', question, choices: pending?.choices ?? [], pending, suggestions }
}

/** The plan is shown before it runs. */
function shown(scope: RunScope, update: Update): Update {
  if (Array.isArray(update.plan) && update.plan.length > 0)
    scope.events.say(
      activity(`${scope.run.id}:plan`, 'hotcrm.plan', {
        steps: update.plan,
        interpretation: interpretationOf(update, scope),
      }),
    )
  return update
}

function interpretationOf({ interpretation }: Update, { actor }: RunScope): string {
  const label = interpretation && 'en' in interpretation ? interpretation : null
  return label?.[actor.language] ?? ''
}
