import { showApproval, writeDown } from '../approvals/request.ts'
import { usedUp } from '../budget/limits.ts'
import type { PlanStep } from '../plan.ts'
import { sayCall } from '../say.ts'
import { scopeOf, type NodeRuntime, type RunScope } from '../scope.ts'
import type { Ending, State, Update } from '../state.ts'
import { askWhich } from '../steps/ask-which.ts'
import { outcomesOf } from '../steps/outcomes.ts'
import { endedStep, prepare } from '../steps/prepare.ts'
import { foundBy } from '../steps/found.ts'
import type { StepOutcome } from '../steps/outcome.ts'
import { resolveRefs, type Resolved } from '../steps/resolve-refs.ts'
import { tooMany } from '../steps/too-many.ts'
import { whyNot } from '../steps/why-not.ts'
import type { ActionRecord } from '../store/steps.ts'

/**
 * Makes the step at the cursor concrete: references filled, one action a record, each judged by the
 * policy. It is written down before anything runs; a repeated check finds it written and goes on.
 */
export async function checkPlan(state: State, runtime: NodeRuntime): Promise<Update> {
  const scope = scopeOf(runtime)
  const step = state.plan[state.cursor]
  if (!step) return { runnable: [], approval_id: null }
  const outcomes = await outcomesOf(scope, state.plan)
  const written = outcomes.find((outcome) => outcome.step.id === step.id)
  if (written) return proceed(scope, step, written.actions)

  const budget = usedUp(scope.limits, state.spent, state.cursor)
  if (budget) return { ending: { kind: 'budget', budget } }

  const acts = (scope.tools.get(step.tool)?.effect ?? 'read') !== 'read'
  const lookup = (id: string) => foundBy(outcomes, id)
  const resolved = await resolveRefs(step.args, { lookup, crm: scope.crm, acts })
  if (resolved.kind !== 'ready') {
    const ending = state.lane === 'builtin' ? await insteadOf(scope, state, outcomes, resolved) : null
    if (ending) return { ending }
  }
  await writeDown(
    scope,
    step,
    resolved.kind === 'ready'
      ? await prepare(scope, step, resolved.args)
      : endedStep(step, 'skipped', whyNot(resolved, scope.actor.language)),
  )
  return proceed(scope, step, await scope.steps.ofStep(step.id))
}

/** A step that cannot be sure of what it is about ends the run: with a question, or by saying why not. */
async function insteadOf(
  scope: RunScope,
  state: State,
  outcomes: readonly StepOutcome[],
  stop: Exclude<Resolved, { kind: 'ready' }>,
): Promise<Ending | null> {
  if (stop.kind === 'several' || stop.kind === 'doubtful') return askWhich(scope, state, outcomes, stop)
  return stop.kind === 'partial' ? tooMany(stop) : null
}

async function proceed(scope: RunScope, step: PlanStep, actions: readonly ActionRecord[]): Promise<Update> {
  const [only] = actions
  sayCall(scope.events, step, only && actions.length === 1 ? only.args : step.args)
  const approval_id = actions.find((action) => action.status === 'waiting')?.approval_id ?? null
  if (approval_id) await showApproval(scope, approval_id)
  const begun = actions.filter((action) => action.status === 'planned' || action.status === 'running')
  return { approval_id, runnable: approval_id ? [] : begun.map((action) => action.action_index) }
}
