import { sql } from 'drizzle-orm'
import { withinReach } from '../access/reach.ts'
import { isId } from './rows.ts'
import { run, type Scope } from './scope.ts'

/** Those of these users whose own records the actor reaches. */
export async function peopleWithin(scope: Scope, user_ids: readonly string[]): Promise<string[]> {
  const asked = [...new Set(user_ids.filter(isId))]
  if (asked.length === 0) return []
  const rows = await run<{ id: string }>(
    scope.db,
    sql`select person.id from "user" person
        where person.tenant_id = ${scope.actor.tenant_id}::uuid and person.id = any(${sql.param(asked)}::uuid[])
          and ${withinReach(scope.actor, sql`person.id`)}`,
  )
  return rows.map((row) => row.id)
}
