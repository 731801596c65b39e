import { sql } from 'drizzle-orm'
import type { RecordLabel, RecordRef } from '../contract.ts'
import { rightsOf } from '../access/can.ts'
import { column } from '../fields/define.ts'
import { displaySql, subtitleSql } from './display.ts'
import { isId } from './rows.ts'
import { inTheirMonths } from './in-months.ts'
import { main, readable, tableOf } from './rows.ts'
import { run, type Scope } from './scope.ts'

/** Display text for references, one statement an object, in the order asked; ids out of reach are left out. */
export async function labelRecords(scope: Scope, refs: readonly RecordRef[]): Promise<RecordLabel[]> {
  const found = new Map<string, RecordLabel>()
  for (const [name, some] of Map.groupBy(refs, (ref) => ref.object)) {
    const object = scope.catalog.named(name)
    const ids = [...new Set(some.map((ref) => ref.id).filter(isId))]
    if (ids.length === 0 || !rightsOf(scope.actor, object).read) continue
    const rows = await inTheirMonths(object, main, ids, (bounds) =>
      run<{ id: string; display: string | null; subtitle: string | null }>(
        scope.db,
        sql`select ${column(main, 'id')}, ${displaySql(scope.catalog, object, main)} as display,
          ${subtitleSql(scope, object, main)} as subtitle
        from ${tableOf(object)} ${sql.identifier(main)}
        where ${column(main, 'id')} = any(${sql.param(ids)}::uuid[]) and ${bounds} and ${readable(scope.actor, object, main)}`,
      ),
    )
    for (const { id, display, subtitle } of rows)
      found.set(`${name}:${id}`, { object: name, id, display: display ?? id, ...(subtitle && { subtitle }) })
  }
  const asked = new Set(refs.map(({ object, id }) => `${object}:${id.toLowerCase()}`))
  return [...asked].flatMap((key) => found.get(key) ?? [])
}
