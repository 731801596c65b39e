import type { Label, RecordRef, View } from '#crm-core/contract'
import type { Effect, ToolFailure } from '#tools'
import type { StepResult } from '../events/run-result.ts'
import type { PlanStep } from '../plan.ts'
import type { ActionRecord, ActionStatus } from '../store/steps.ts'

/** What became of a step: the sum of its actions. */
export interface StepOutcome {
  readonly step: PlanStep
  readonly effect: Effect
  readonly args: Readonly<Record<string, unknown>>
  readonly status: StepResult['status']
  readonly summary: Label
  readonly records: readonly RecordRef[]
  readonly total: number | undefined
  /** Only similar names were found. */
  readonly doubtful: boolean
  readonly views: readonly View[]
  readonly toModel: string
  readonly error: ToolFailure | null
  readonly actions: readonly ActionRecord[]
}

const nothing: Label = { en: 'Nothing was done.', zh: '未执行任何操作。' }

export function outcomeOf(step: PlanStep, effect: Effect, actions: readonly ActionRecord[]): StepOutcome {
  const results = actions.flatMap((action) =>
    action.status === 'done' ? (action.result?.outcome ?? []) : [],
  )
  const [only] = results
  const error = actions.find((action) => action.status === 'failed')?.error ?? null
  return {
    step,
    effect,
    args: actions.length === 1 ? (actions[0]?.args ?? {}) : step.args,
    status: statusOf(actions),
    summary: only && actions.length === 1 ? only.summary : counted(effect, actions, error),
    records: results.flatMap((result) => result.records),
    total: only?.total,
    doubtful: results.some((result) => result.doubtful === true),
    views: results.flatMap((result) => result.view ?? []),
    toModel: toModel(actions),
    error,
    actions,
  }
}

const countOf = (actions: readonly ActionRecord[], status: ActionStatus): number =>
  actions.filter((action) => action.status === status).length

/** Done if anything was; what failed beside it stands in `error`. */
function statusOf(actions: readonly ActionRecord[]): StepResult['status'] {
  if (countOf(actions, 'done') > 0) return 'done'
  if (countOf(actions, 'failed') > 0 && countOf(actions, 'rejected') === 0) return 'failed'
  return countOf(actions, 'rejected') > 0 ? 'rejected' : 'skipped'
}

const doneWords: Readonly<Record<Effect, (count: number) => Label>> = {
  read: (n) => ({ en: `${n} read`, zh: `读取 ${n} 项` }),
  draft: (n) => ({ en: `${n} ${n === 1 ? 'draft' : 'drafts'} saved`, zh: `已保存 ${n} 封草稿` }),
  send: (n) => ({ en: `${n} ${n === 1 ? 'e-mail' : 'e-mails'} sent`, zh: `已发送 ${n} 封邮件` }),
  write: (n) => ({ en: `${n} ${n === 1 ? 'change' : 'changes'} made`, zh: `已完成 ${n} 项更改` }),
  delete: (n) => ({ en: `${n} ${n === 1 ? 'record' : 'records'} deleted`, zh: `已删除 ${n} 条记录` }),
  admin: (n) => ({ en: `${n} done`, zh: `已完成 ${n} 项` }),
}

function counted(effect: Effect, actions: readonly ActionRecord[], error: ToolFailure | null): Label {
  if (actions.length === 1 && error) return { en: error.message, zh: error.message }
  const [done, failed, rejected, skipped] = (['done', 'failed', 'rejected', 'skipped'] as const).map(
    (status) => countOf(actions, status),
  )
  const parts: Label[] = [
    ...(done ? [doneWords[effect](done)] : []),
    ...(rejected ? [{ en: `${rejected} rejected`, zh: `${rejected} 项被拒绝` }] : []),
    ...(failed ? [{ en: `${failed} failed`, zh: `${failed} 项失败` }] : []),
    ...(skipped ? [{ en: `${skipped} not done`, zh: `${skipped} 项未执行` }] : []),
  ]
  if (parts.length === 0) return nothing
  return {
    en: `${parts.map((part) => part.en).join(', ')}.`,
    zh: `${parts.map((part) => part.zh).join('，')}。`,
  }
}

/** For a model: what each action gave, or why it did not happen. */
function toModel(actions: readonly ActionRecord[]): string {
  const lines = actions.map(
    (action) => `${actions.length > 1 ? `${action.action_index + 1}: ` : ''}${lineOf(action)}`,
  )
  return lines.join('\n').slice(0, 12_000)
}

function lineOf(action: ActionRecord): string {
  if (action.status === 'done') return action.result?.outcome?.toModel ?? 'done'
  if (action.status === 'failed') return `error ${action.error?.code}: ${action.error?.message}`
  if (action.status === 'rejected') return 'rejected by the user; do not try it again'
  if (action.result?.preview) return 'not done: this is a dry run, nothing is written'
  return `not done${action.error ? `: ${action.error.message}` : ''}`
}
