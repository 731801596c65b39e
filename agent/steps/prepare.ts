import type { Label } from '#crm-core/contract'
import { failureOf, type Tool, type ToolContext, type ToolFailure } from '#tools'
import type { PlanStep } from '../plan.ts'
import type { RunScope } from '../scope.ts'
import type { NewAction } from '../store/steps.ts'
import { judge } from './judge.ts'

/** The concrete actions of a step, and why a person must be asked about some of them. */
export interface Prepared {
  readonly actions: readonly NewAction[]
  readonly reason: Label | null
}
type Args = Readonly<Record<string, unknown>>

/** A step that is written down as ended before anything of it ran. */
export function endedStep(
  step: PlanStep,
  status: 'failed' | 'skipped',
  error: ToolFailure,
  args: Args = { ...step.args },
): Prepared {
  return { actions: [{ ...blank(step), args, status, error }], reason: null }
}

/** Expands a step into one action a record and judges each; what cannot even be expanded is a failed step. */
export async function prepare(scope: RunScope, step: PlanStep, args: Args): Promise<Prepared> {
  const tool = scope.tools.get(step.tool)
  if (!tool) throw new Error(`the planner named a tool that does not exist: ${step.tool}`)
  const context: ToolContext = {
    crm: scope.crm,
    models: scope.models,
    clock: scope.clock,
    signal: scope.signal,
  }
  try {
    return await expandAndJudge(scope, step, tool, args, context)
  } catch (error) {
    scope.signal.throwIfAborted()
    return endedStep(step, 'failed', failureOf(error, scope.actor.language), args)
  }
}

async function expandAndJudge(
  scope: RunScope,
  step: PlanStep,
  tool: Tool,
  args: Args,
  context: ToolContext,
): Promise<Prepared> {
  const expanded = await tool.expand(args, context)
  const actions: NewAction[] = []
  let asked: Label | null = null
  for (const [action_index, action] of expanded.entries()) {
    const { reason, ...judged } = await judge(scope, tool, action, expanded.length, context)
    asked ??= reason
    actions.push({ ...blank(step), ...judged, action_index, args: action.args })
  }
  return { actions, reason: asked }
}

const blank = (step: PlanStep) => ({
  step_id: step.id,
  tool: step.tool,
  action_index: 0,
  result: null,
  error: null,
  approval_id: null,
})
