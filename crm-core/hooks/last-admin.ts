import { User } from '../objects/system/user.ts'
import type { RecordOf } from '../objects/schema.ts'
import type { Sql } from '../contract.ts'
import { Hook } from './hook.ts'

type UserRecord = RecordOf<typeof User>

/** Somebody must be left who can administer the workspace. */
async function isLast(db: Sql, user: UserRecord): Promise<boolean> {
  const { rows } = await db.query<{ others: boolean }>(
    `select exists (select from "user" where tenant_id = $1 and id <> $2 and role = 'admin' and is_active
       and deleted_at is null) as others`,
    [user.tenant_id, user.id],
  )
  return rows[0]?.others === false
}
export const lastAdmin = Hook.create(User, 'last-admin', {
  on: ['beforeUpdate', 'beforeDelete'],
  async run({ record, before, reject, db }) {
    if (before?.role !== 'admin' || !before.is_active) return
    const stays = record.role === 'admin' && record.is_active && record.deleted_at === null
    if (!stays && (await isLast(db, before)))
      reject('conflict', 'role', { reason: 'last administrator / 最后一位管理员' })
  },
})
