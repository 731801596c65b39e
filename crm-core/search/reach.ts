import { or, sql, type SQL } from 'drizzle-orm'

/**
 * What an actor may see. `rows` is the condition over the object's own table under `alias`; null when
 * the actor may see none. Search puts it inside its statement, so a hit out of reach is never fetched.
 */
export interface Reach {
  readonly table: (object: string) => SQL
  readonly rows: (object: string, alias: string) => SQL | null
}

/** The condition that keeps search documents (`d`) to live records of these objects within reach. */
export function within(reach: Reach, tenant_id: string, objects: readonly string[]): SQL | null {
  const each = objects.flatMap((object) => {
    const rows = reach.rows(object, 'r')
    if (rows === null) return []
    return [
      sql`(d.object = ${object} and exists (select 1 from ${reach.table(object)} r
        where r.id = d.record_id and r.tenant_id = d.tenant_id and r.deleted_at is null and (${rows})))`,
    ]
  })
  return each.length === 0 ? null : sql`(d.tenant_id = ${tenant_id}::uuid and (${or(...each)}))`
}

/** A list of texts as one parameter. */
export function textArray(values: readonly string[]): SQL {
  return sql`${sql.param(values)}::text[]`
}
