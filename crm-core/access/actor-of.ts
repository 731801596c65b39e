import { z } from 'zod'
import { HotcrmError, roleNames, type Actor, type Door, type Sql } from '../contract.ts'

const shape = z.object({
  metadata_version: z.int(),
  tenant_id: z.string(),
  user_id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roleNames),
  language: z.enum(['en', 'zh']),
  time_zone: z.string(),
})
/** Sees to it that this process knows a workspace's metadata as of a version at least. */
export type Keeping = (tenant_id: string, metadata_version: number) => Promise<void>

const columns =
  'w.metadata_version, u.tenant_id, u.id as user_id, u.name, u.email, u.role, u.language, u.time_zone'
const active = `from "user" u join tenant w on w.tenant_id = u.tenant_id and w.deleted_at is null
  where u.is_active and u.deleted_at is null`

/** The actor for a user of a workspace, with the rights and the metadata that there are now. */
export async function actorOf(
  db: Sql,
  keep: Keeping,
  tenant_id: string,
  user_id: string,
  door: Door,
): Promise<Actor> {
  const { rows } = await db.query(
    `select ${columns} ${active} and u.tenant_id = $1::uuid and u.id = $2::uuid`,
    [tenant_id, user_id],
  )
  return asActor(rows[0], keep, door)
}
/** The same by the address that a person signs in with; `db` must see all tenants. */
export async function actorByEmail(db: Sql, keep: Keeping, email: string, door: Door): Promise<Actor> {
  const { rows } = await db.query(`select ${columns} ${active} and u.email = $1`, [
    email.trim().toLowerCase(),
  ])
  return asActor(rows[0], keep, door)
}

async function asActor(row: unknown, keep: Keeping, door: Door): Promise<Actor> {
  if (row === undefined) throw new HotcrmError('not_found', { object: 'user' })
  const { metadata_version, ...person } = shape.parse(row)
  await keep(person.tenant_id, metadata_version)
  return { ...person, door }
}
