import type { ObjectType } from '../objects/schema.ts'
import type { HookContext } from './before.ts'
import { Hook } from './hook.ts'
import type { RecordOf } from '../objects/schema.ts'

/** Where a record may go from a status, by code; `start` lists where one may begin, any when left out. */
export interface Moves {
  readonly start?: readonly string[]
  readonly from: Readonly<Record<string, readonly string[]>>
}
type Context = HookContext<RecordOf<ObjectType>>

/** Keeps the status of an object to the ways that it may go. */
export const transitions = (object: ObjectType, moves: Moves): Hook =>
  Hook.create(object, `${object.name.replaceAll('_', '-')}-transitions`, {
    on: ['beforeCreate', 'beforeUpdate'],
    priority: 50,
    run(context) {
      const { before, record, changed } = context
      if (!changed('status')) return
      const old = before?.['status']
      const allowed = typeof old === 'string' ? (moves.from[old] ?? []) : moves.start
      if (allowed && !allowed.some((code) => code === record['status'])) refuse(object, context, allowed)
    },
  })

function refuse(object: ObjectType, { before, record, reject, actor }: Context, allowed: readonly string[]) {
  const options = object.all['status']?.options ?? []
  const label = (code: unknown) =>
    options.find((option) => option.code === code)?.label[actor.language] ??
    (actor.language === 'zh' ? '无' : 'nothing')
  reject('status_transition', 'status', {
    object: object.label[actor.language],
    from: label(before?.['status']),
    to: label(record['status']),
    choices: allowed.map(label).join(', ') || '—',
  })
}
