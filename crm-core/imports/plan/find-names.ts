import { sql, type SQL } from 'drizzle-orm'
import { rightsOf } from '../../access/can.ts'
import { column, fieldColumn } from '../../fields/define.ts'
import type { ObjectType } from '../../objects/schema.ts'
import { displaySql } from '../../records/display.ts'
import { isId } from '../../records/rows.ts'
import { readable, tableOf } from '../../records/rows.ts'
import { run, type Scope } from '../../records/scope.ts'

const alias = 'n'
/** Fields by which a record is named beside its display text: what is unique, and addresses. */
const keyFields = (object: ObjectType): string[] =>
  Object.entries(object.all)
    .filter(
      ([name, field]) =>
        field.measures === 'text' && name !== object.display && (field.unique || field.ui === 'email'),
    )
    .map(([name]) => name)

type Hit = { readonly key: string; readonly id: string }

/**
 * The records that texts mean, all texts in a few statements: by id, by a unique field or an address, by
 * the exact display text, then by the display text in any case. The surest way that finds something counts.
 */
export async function findNames(
  scope: Scope,
  targets: readonly string[],
  texts: readonly string[],
): Promise<Map<string, string[]>> {
  const objects = targets
    .map((name) => scope.catalog.known(name))
    .filter((one) => rightsOf(scope.actor, one).read)
  const found = new Map<string, string[]>()
  let left = [...new Set(texts)]
  for (const way of ways) {
    if (left.length === 0) break
    for (const object of objects)
      for (const { key, id } of await way(scope, object, left)) {
        const ids = found.get(key) ?? []
        if (!ids.includes(id)) found.set(key, [...ids, id])
      }
    left = left.filter((text) => !found.has(text))
  }
  return found
}

type Way = (scope: Scope, object: ObjectType, texts: readonly string[]) => Promise<readonly Hit[]>

const byId: Way = async (scope, object, texts) => {
  const ids = texts.filter(isId)
  if (ids.length === 0) return []
  const hits = await hitsOf(
    scope,
    object,
    sql`${column(alias, 'id')}::text`,
    sql`${column(alias, 'id')} = any(${sql.param(ids)}::uuid[])`,
  )
  return matching(ids, hits, (text) => text.toLowerCase())
}
const byKey: Way = async (scope, object, texts) => {
  const hits: Hit[] = []
  for (const name of keyFields(object)) {
    const on = fieldColumn(alias, object.all[name], name)
    const asked = object.all[name]?.ui === 'email' ? texts.filter((text) => text.includes('@')) : texts
    if (asked.length === 0) continue
    const wanted = asked.flatMap((text) => [text, text.toLowerCase()])
    const some = await hitsOf(scope, object, on, sql`${on} = any(${sql.param(wanted)}::text[])`)
    hits.push(
      ...matching(
        asked,
        some,
        (text) => text.toLowerCase(),
        (key) => key.toLowerCase(),
      ),
    )
  }
  return hits
}
/** Straight from the index, where the display text is a column. */
const byName: Way = async (scope, object, texts) => {
  const field = object.all[object.display]
  if (field?.measures !== 'text' || 'first_name' in object.all) return []
  const on = fieldColumn(alias, field, object.display)
  return hitsOf(scope, object, on, sql`${on} = any(${sql.param(texts)}::text[])`)
}
const byDisplay: Way = async (scope, object, texts) => {
  const shown = sql`lower(${displaySql(scope.catalog, object, alias)})`
  const wanted = texts.map((text) => text.toLowerCase())
  const hits = await hitsOf(scope, object, shown, sql`${shown} = any(${sql.param(wanted)}::text[])`)
  return matching(texts, hits, (text) => text.toLowerCase())
}
const ways: readonly Way[] = [byId, byKey, byName, byDisplay]

const hitsOf = (scope: Scope, object: ObjectType, key: SQL, where: SQL): Promise<Hit[]> =>
  run<{ key: string; id: string }>(
    scope.db,
    sql`select ${key} as key, ${column(alias, 'id')} as id from ${tableOf(object)} ${sql.identifier(alias)}
      where ${readable(scope.actor, object, alias)} and ${where}`,
  )

/** Hits under the texts as they were asked. */
function matching(
  texts: readonly string[],
  hits: readonly Hit[],
  fold: (text: string) => string,
  foldKey: (key: string) => string = (key) => key,
): Hit[] {
  const byFolded = Map.groupBy(texts, fold)
  return hits.flatMap(({ key, id }) => (byFolded.get(foldKey(key)) ?? []).map((text) => ({ key: text, id })))
}
