import type pg from 'pg'
import type { Clock, Language } from './contract.ts'
import { newId } from './records/id.ts'

type SystemPool = Pick<pg.Pool, 'query'>

export interface NewWorkspace {
  readonly name: string
  readonly currency: string
  readonly time_zone: string
  readonly language: Language
  readonly admin: { readonly name: string; readonly email: string }
}

/**
 * Makes a workspace with its first administrator, unless there is a workspace already; null then.
 * One statement, so two processes that start at once cannot leave half of one.
 */
export async function createFirstWorkspace(
  pool: SystemPool,
  clock: Clock,
  { name, currency, time_zone, language, admin }: NewWorkspace,
): Promise<{ tenant_id: string; user_id: string } | null> {
  const now = clock.now()
  const tenant_id = newId(now)
  const user_id = newId(now)
  const { rowCount } = await pool.query(
    `with made as (
       insert into tenant (id, tenant_id, name, currency, time_zone, language, created_at, updated_at)
       select $1, $1, $2, $3, $4, $5, $9, $9 where not exists (select 1 from tenant)
       returning id)
     insert into "user" (id, tenant_id, name, email, role, language, time_zone, created_at, updated_at)
     select $6, id, $7, $8, 'admin', $5, $4, $9, $9 from made`,
    [tenant_id, name, currency, time_zone, language, user_id, admin.name, admin.email, now],
  )
  return rowCount === 1 ? { tenant_id, user_id } : null
}

/** Ids of all workspaces. */
export async function workspaceIds(pool: SystemPool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>('select id from tenant order by created_at, id')
  return rows.map(({ id }) => id)
}

/** The longest serving administrator of the oldest workspace: as whom a local command acts. */
export async function firstAdmin(pool: SystemPool): Promise<string | null> {
  const { rows } = await pool.query<{ email: string }>(
    `select "user".email from "user" join tenant on tenant.id = "user".tenant_id
     where role = 'admin' and is_active and "user".deleted_at is null
     order by tenant.created_at, tenant.id, "user".created_at, "user".id limit 1`,
  )
  return rows[0]?.email ?? null
}
