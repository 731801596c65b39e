import { sql } from 'drizzle-orm'
import type { Actor, Sql } from '../../contract.ts'
import { aboutMe, aboutMyReports, personal } from '../../access/hr-reach.ts'
import type { ObjectType } from '../../objects/schema.ts'
import { run } from '../../records/scope.ts'
import { Hook } from '../hook.ts'

async function holds(db: Sql, employee_id: string, reach: (alias: 'whom') => ReturnType<typeof aboutMe>) {
  const rows = await run<{ holds: boolean }>(
    db,
    sql`select ${reach('whom')} as holds from (select ${employee_id}::uuid as employee_id) whom`,
  )
  return rows[0]?.holds === true
}
/** Whether the actor is that employee. */
export const isMe = (db: Sql, actor: Actor, employee_id: string): Promise<boolean> =>
  holds(db, employee_id, (alias) => aboutMe(actor, alias))

const about = { personal, leading: aboutMyReports } as const

/**
 * The directory shows everybody, so a record could be written about anybody: it is for oneself and those
 * who report to one, or, where leading is what it takes, for the latter alone.
 */
export const aboutOwnPeople = (object: ObjectType, who: keyof typeof about): Hook =>
  Hook.create(object, `${object.name.replaceAll('_', '-')}-about-own-people`, {
    on: ['beforeCreate', 'beforeUpdate'],
    priority: 20,
    async run({ record, changed, reject, actor, db }) {
      const employee_id = record['employee_id']
      if (actor.role === 'admin' || !changed('employee_id') || typeof employee_id !== 'string') return
      if (!(await holds(db, employee_id, (alias) => about[who](actor, alias))))
        reject(who === 'leading' ? 'reports_only' : 'not_reporting', 'employee_id')
    },
  })
