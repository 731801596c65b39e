import type { Sql } from '../contract.ts'
import { Account } from '../objects/sales/account.ts'
import { Task } from '../objects/sales/task.ts'
import { User } from '../objects/system/user.ts'
import type { ObjectType } from '../objects/schema.ts'
import { Hook } from './hook.ts'

/**
 * Whether going up from `start` by a reference of a table comes to `id`. The question names the start alone,
 * so that a list of records that get one parent asks it once.
 */
async function leadsTo(db: Sql, table: string, parent: string, start: string, id: string): Promise<boolean> {
  const { rows } = await db.query<{ id: string }>(
    `with recursive up(id) as (
       select $1::uuid union select t."${parent}" from "${table}" t join up on t.id = up.id where t."${parent}" is not null)
     select id from up`,
    [start],
  )
  return rows.some((row) => row.id === id)
}

export const noAccountCycle = Hook.create(Account, 'no-account-cycle', {
  on: 'beforeUpdate',
  async run({ record, changed, reject, db }) {
    if (!changed('parent_id') || record.parent_id === null) return
    if (await leadsTo(db, 'account', 'parent_id', record.parent_id, record.id)) reject('cycle', 'parent_id')
  },
})
export const noTaskCycle = Hook.create(Task, 'no-task-cycle', {
  on: 'beforeUpdate',
  async run({ record, changed, reject, db }) {
    if (!changed('parent_task_id') || record.parent_task_id === null) return
    if (await leadsTo(db, 'task', 'parent_task_id', record.parent_task_id, record.id))
      reject('cycle', 'parent_task_id')
  },
})
export const noManagerCycle = Hook.create(User, 'no-manager-cycle', {
  on: 'beforeUpdate',
  async run({ record, changed, reject, db }) {
    if (!changed('manager_id') || record.manager_id === null) return
    if (await leadsTo(db, 'user', 'manager_id', record.manager_id, record.id)) reject('cycle', 'manager_id')
  },
})

/** The same for any object whose records stand above each other by one field. */
export const noCycle = (object: ObjectType, field: string): Hook =>
  Hook.create(object, `no-${object.name.replaceAll('_', '-')}-cycle`, {
    on: 'beforeUpdate',
    async run({ record, changed, reject, db }) {
      const above = record[field]
      if (!changed(field) || typeof above !== 'string') return
      if (await leadsTo(db, object.name, field, above, record.id)) reject('cycle', field)
    },
  })
