import { or, sql, type SQL } from 'drizzle-orm'
import { hasWords } from './candidates.ts'

/**
 * What an actor may see. `rows` is the condition over the object's own table under `alias`; null when
 * the actor may see none. Search puts it inside its statement, so a hit out of reach is never fetched.
 */
export interface Reach {
  readonly table: (object: string) => SQL
  readonly rows: (object: string, alias: string) => SQL | null
  /** Objects whose names stand beside their children's. */
  readonly parents: readonly string[]
}

/** The condition that keeps search documents to live records of these objects within reach. */
export function within(
  reach: Reach,
  tenant_id: string,
  objects: readonly string[],
  alias: 'd' | 'p' = 'd',
): SQL | null {
  const document = sql.raw(alias)
  const each = objects.flatMap((object) => {
    const rows = reach.rows(object, 'r')
    if (rows === null) return []
    return [
      sql`(${document}.object = ${object} and exists (select 1 from ${reach.table(object)} r
        where r.id = ${document}.record_id and r.tenant_id = ${document}.tenant_id and r.deleted_at is null
          and (${rows})))`,
    ]
  })
  return each.length === 0 ? null : sql`(${document}.tenant_id = ${tenant_id}::uuid and (${or(...each)}))`
}

/**
 * Joins to each document of `from` what it belongs to (the account of a contact) as `p`, when that is
 * within reach too. Lateral, so that it is looked up for the few documents that were found.
 */
export function withParent(reach: Reach, tenant_id: string): SQL {
  const visible = within(reach, tenant_id, reach.parents, 'p') ?? sql`false`
  return sql`left join lateral (select p.name, p.name_norm from search_document p
    where p.object = d.parent_object and p.record_id = d.parent_id and ${visible}) p on true`
}

/** Documents within reach that have one of these words in their name and that others belong to, as `p`. */
export function parentsNamed(reach: Reach, tenant_id: string, named: string): SQL {
  const visible = within(reach, tenant_id, reach.parents, 'p') ?? sql`false`
  return sql`select p.object, p.record_id, p.lexemes from search_document p
    where ${hasWords(named, 'p')} and ${visible} limit 200`
}
