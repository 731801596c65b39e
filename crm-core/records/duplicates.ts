import { sql } from 'drizzle-orm'
import type { AnyRecord, Issue } from '../contract.ts'
import { fieldEntries } from '../objects/entries.ts'
import type { ObjectType } from '../objects/schema.ts'
import { column, fieldColumn } from '../fields/define.ts'
import { main, tableOf } from './rows.ts'
import { run, type Scope } from './scope.ts'

/** Issues by position in the list: values of unique fields that another record, or another of the list, has. */
export async function duplicates(
  scope: Scope,
  object: ObjectType,
  drafts: readonly { readonly before: AnyRecord | null; readonly after: AnyRecord }[],
): Promise<(readonly Issue[])[]> {
  const issues: Issue[][] = drafts.map(() => [])
  for (const [name, field] of fieldEntries(object)) {
    if (!field.unique) continue
    const asked = drafts.flatMap(({ before, after }, i) => {
      const value = after[name]
      return typeof value === 'string' && value !== before?.[name] ? [{ i, value, id: after.id }] : []
    })
    if (asked.length === 0) continue
    const rows = await run<{ id: string; value: string }>(
      scope.db,
      sql`select ${column(main, 'id')}, ${fieldColumn(main, field, name)} as value from ${tableOf(object)} ${sql.identifier(main)}
        where ${column(main, 'tenant_id')} = ${scope.actor.tenant_id}::uuid and ${column(main, 'deleted_at')} is null
          and ${fieldColumn(main, field, name)} = any(${sql.param(asked.map(({ value }) => value))}::text[])`,
    )
    const holder = new Map(rows.map((row) => [row.value, row.id]))
    for (const { i, value, id } of asked) {
      const taken = holder.get(value)
      if (taken !== undefined && taken !== id) {
        const { language } = scope.actor
        const params = { object: object.label[language], field: field.label[language], got: value }
        issues[i]?.push({ at: name, code: 'duplicate', params })
      }
      holder.set(value, id)
    }
  }
  return issues
}
