import { z } from 'zod'
import { HotcrmError, roleNames, type Actor, type Door, type Sql } from '../contract.ts'

const shape = z.object({
  tenant_id: z.string(),
  user_id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roleNames),
  language: z.enum(['en', 'zh']),
  time_zone: z.string(),
})
const columns = 'u.tenant_id, u.id as user_id, u.name, u.email, u.role, u.language, u.time_zone'
const active = `from "user" u join tenant w on w.tenant_id = u.tenant_id and w.deleted_at is null
  where u.is_active and u.deleted_at is null`

/** The actor for a user of a workspace, with the rights that the user has now. */
export async function actorOf(db: Sql, tenant_id: string, user_id: string, door: Door): Promise<Actor> {
  const { rows } = await db.query(
    `select ${columns} ${active} and u.tenant_id = $1::uuid and u.id = $2::uuid`,
    [tenant_id, user_id],
  )
  return asActor(rows[0], door)
}
/** The same by the address that a person signs in with; `db` must see all tenants. */
export async function actorByEmail(db: Sql, email: string, door: Door): Promise<Actor> {
  const { rows } = await db.query(`select ${columns} ${active} and u.email = $1`, [
    email.trim().toLowerCase(),
  ])
  return asActor(rows[0], door)
}

function asActor(row: unknown, door: Door): Actor {
  if (row === undefined) throw new HotcrmError('not_found', { object: 'user' })
  return { ...shape.parse(row), door }
}
