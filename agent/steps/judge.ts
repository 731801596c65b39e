import { HotcrmError, type ActionPreview, type Label } from '#crm-core/contract'
import { decide, failureOf, type Action, type Tool, type ToolContext, type ToolFailure } from '#tools'
import type { RunScope } from '../scope.ts'
import type { NewAction } from '../store/steps.ts'

export interface Judged extends Pick<NewAction, 'status' | 'result' | 'error'> {
  /** Why a person is asked, when one is. */
  readonly reason: Label | null
}

/** What the policy and a preview say of one concrete action: it may run, waits to be asked for, or cannot be. */
export async function judge(
  scope: RunScope,
  tool: Tool,
  action: Action,
  count: number,
  context: ToolContext,
): Promise<Judged> {
  const { approval: mode = 'ask', approve: preapproved = [] } = scope.run.options
  if (action.problem) return failed(scope, new HotcrmError(action.problem.code, action.problem.params))
  const decision = decide({ tool, action, count, mode, preapproved, can_ask: true, crm: scope.crm })
  if (decision.effect === 'allow') return { status: 'planned', result: null, error: null, reason: null }
  const preview = await previewOf(tool, action, context)
  if (!preview.ok) return failed(scope, preview.error)
  const result = { preview: preview.value }
  if (decision.effect === 'ask') return { status: 'waiting', result, error: null, reason: decision.reason }
  if (mode === 'plan') return { status: 'skipped', result, error: null, reason: null }
  const message = decision.reason[scope.actor.language]
  const denied: ToolFailure = { code: 'policy_denied', message, issues: [] }
  return { status: 'failed', result, error: denied, reason: null }
}

const failed = (scope: RunScope, error: unknown): Judged => ({
  status: 'failed',
  result: null,
  error: failureOf(error, scope.actor.language),
  reason: null,
})

type Previewed =
  { readonly ok: true; readonly value: ActionPreview } | { readonly ok: false; readonly error: unknown }

/** An action whose preview fails would fail when it runs: it is reported now, nobody is asked for it. */
async function previewOf(tool: Tool, action: Action, context: ToolContext): Promise<Previewed> {
  try {
    return { ok: true, value: await tool.preview(action.args, context) }
  } catch (error) {
    context.signal.throwIfAborted()
    return { ok: false, error }
  }
}
