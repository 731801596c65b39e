import { User } from '../objects/system/user.ts'
import type { RecordOf } from '../objects/schema.ts'
import { HotcrmError, type Sql } from '../contract.ts'
import { Hook } from './hook.ts'

type UserRecord = RecordOf<typeof User>

const reason = 'last administrator / 最后一位管理员'
type Standing = Pick<UserRecord, 'role' | 'is_active' | 'deleted_at'>
const administers = ({ role, is_active, deleted_at }: Standing): boolean =>
  role === 'admin' && is_active && deleted_at === null

/** Whether anybody administers the workspace, these people aside. */
async function isRunByOthers(db: Sql, tenant_id: string, people: readonly string[]): Promise<boolean> {
  const { rows } = await db.query<{ others: boolean }>(
    `select exists (select from "user" where tenant_id = $1 and id <> all($2::uuid[]) and role = 'admin'
       and is_active and deleted_at is null) as others`,
    [tenant_id, people],
  )
  return rows[0]?.others === true
}
/** Somebody must be left who can administer the workspace. */
export const lastAdmin = Hook.create(User, 'last-admin', {
  on: ['beforeUpdate', 'beforeDelete'],
  async run({ record, before, reject, db }) {
    if (!before || !administers(before) || administers(record)) return
    if (!(await isRunByOthers(db, before.tenant_id, [before.id]))) reject('conflict', 'role', { reason })
  },
  // Each of many may be right and all of them together wrong; nobody else writes now.
  async alongside(writes, { tx }) {
    const leaving = writes.find(({ record, before }) => before && administers(before) && !administers(record))
    if (leaving && !(await isRunByOthers(tx, leaving.record.tenant_id, [])))
      throw new HotcrmError('conflict', { reason })
  },
})
