import type { Label, Language } from '#crm-core/contract'
import type { Effect, Tool } from '#tools'
import type { PlanStep } from '../plan.ts'
import { activity } from '../say.ts'
import type { RunScope } from '../scope.ts'
import type { Prepared } from '../steps/prepare.ts'
import type { NewAction } from '../store/steps.ts'
import { payloadHash } from './hash.ts'
import { rowOf } from './rows.ts'

/** Writes down a step's actions together with the approval that some of them need, or neither. */
export async function writeDown(scope: RunScope, step: PlanStep, prepared: Prepared): Promise<void> {
  const { reason, actions } = prepared
  if (!reason) return scope.steps.insert(actions)
  await scope.transaction(async (tx) => {
    const approval_id = await insertApproval(scope, step, { actions, reason }, tx)
    await scope.steps.insert(
      actions.map((action) => (isAsked(action) ? { ...action, approval_id } : action)),
      tx,
    )
  })
}

const isAsked = (action: NewAction): boolean => action.status === 'waiting'

async function insertApproval(
  scope: RunScope,
  step: PlanStep,
  { actions, reason }: { readonly actions: readonly NewAction[]; readonly reason: Label },
  tx: Parameters<Parameters<RunScope['transaction']>[0]>[0],
): Promise<string> {
  const tool = scope.tools.get(step.tool)
  if (!tool) throw new Error(`step ${step.id} names no tool`)
  const rows = actions
    .filter((action) => isAsked(action) || action.status === 'failed')
    .map((action) => rowOf(action, tool.label))
  return scope.approvals.insert(tx, {
    run: scope.run,
    step_id: step.id,
    tool: tool.name,
    summary: approvalSummary(tool, actions.filter(isAsked).length, scope.actor.language),
    reason,
    rows,
    payload_hash: payloadHash(tool.name, rows),
  })
}

const nouns: Partial<Record<Effect, (count: number) => Record<Language, string>>> = {
  send: (n) => ({ en: `Send ${n} ${n === 1 ? 'e-mail' : 'e-mails'}`, zh: `发送 ${n} 封邮件` }),
  write: (n) => ({ en: `Make ${n} ${n === 1 ? 'change' : 'changes'}`, zh: `进行 ${n} 项更改` }),
  delete: (n) => ({ en: `Delete ${n} ${n === 1 ? 'record' : 'records'}`, zh: `删除 ${n} 条记录` }),
}

function approvalSummary(tool: Tool, count: number, language: Language): string {
  return nouns[tool.effect]?.(count)[language] ?? `${tool.label[language]} (${count})`
}

/** Shows the approval card as it stands now. */
export async function showApproval(scope: RunScope, approval_id: string): Promise<void> {
  const { approval } = await scope.approvals.get(approval_id)
  scope.events.say(activity(approval.id, 'hotcrm.approval', approval))
}
