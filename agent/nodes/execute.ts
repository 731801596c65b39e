import { HotcrmError } from '#crm-core/contract'
import { failureOf, runTool, type Tool, type ToolContext, type ToolOutcome } from '#tools'
import { canonical } from '../approvals/hash.ts'
import { scopeOf, type NodeRuntime, type RunScope } from '../scope.ts'
import type { Update } from '../state.ts'
import { finalStatuses, type ActionRecord } from '../store/steps.ts'

/**
 * Runs one action. Safe to run again at any moment: what has an end is left alone, and the claim
 * key makes crm-core answer with the first result instead of writing twice.
 */
export async function execute(
  { step_id, index }: { readonly step_id: string; readonly index: number },
  runtime: NodeRuntime,
): Promise<Update> {
  const scope = scopeOf(runtime)
  await scope.settle(perform(scope, step_id, index))
  return {}
}

async function perform(scope: RunScope, step_id: string, index: number): Promise<void> {
  const { steps, tools, clock } = scope
  const known = await steps.one(step_id, index)
  const tool = tools.get(known.tool)
  if (!tool) throw new Error(`tool ${known.tool} left the registry`)
  const reads = tool.effect === 'read'
  const action = reads ? known : await steps.surely(step_id, index)
  if (finalStatuses.includes(action.status)) return
  const begun = clock.now()
  // That a read was begun is of no use to anybody.
  if (!reads) await steps.start(action)
  const outcome = await attempt(scope, tool, action)
  const end = {
    status: outcome.ok ? ('done' as const) : ('failed' as const),
    result: outcome.ok ? { ...action.result, outcome: outcome.result } : action.result,
    error: outcome.ok ? null : outcome.error,
  }
  await steps.finish(action, end, begun)
  await scope.progress.after(action)
}

async function attempt(scope: RunScope, tool: Tool, action: ActionRecord): Promise<ToolOutcome> {
  const claim = tool.effect === 'read' ? undefined : scope.steps.claim(action)
  const context: ToolContext = {
    crm: scope.crm,
    models: scope.models,
    clock: scope.clock,
    signal: scope.signal,
    ...(claim ? { claim } : {}),
  }
  const stale = await staleness(scope, tool, action, context)
  return stale
    ? { ok: false, error: failureOf(stale, scope.actor.language) }
    : runTool(tool, action.args, context)
}

/** Between the approval and now the world may have moved: what would happen must still be what was shown. */
async function staleness(
  scope: RunScope,
  tool: Tool,
  action: ActionRecord,
  context: ToolContext,
): Promise<unknown> {
  const shown = action.result?.preview
  if (!action.approval_id || !shown) return null
  if (await scope.steps.happened(scope.steps.claim(action).key)) return null
  try {
    const now = await tool.preview(action.args, context)
    return canonical(now) === canonical(shown) ? null : new HotcrmError('approval_changed')
  } catch (error) {
    return error
  }
}
