import type { AnyRecord, Sql } from '../contract.ts'
import type { Numbering } from '../fields/kind.ts'
import type { ObjectType } from '../objects/schema.ts'
import { countOf, numberedFields } from '../records/numbers.ts'
import { newId } from '../records/id.ts'

/** Where a counter stands after rows were loaded past the write path. */
interface Standing {
  readonly tenant_id: string
  readonly object: string
  readonly field: string
  readonly last: number
}
export interface NumberedRows {
  readonly rows: readonly AnyRecord[]
  readonly standings: readonly Standing[]
}

/** The rows with a number each, workspace by workspace in their order; those that have one keep it. */
export function numberRows(object: ObjectType, rows: readonly AnyRecord[]): NumberedRows {
  let numbered = rows
  const standings: Standing[] = []
  for (const [field, numbering] of numberedFields(object.all))
    for (const [tenant_id, own] of Map.groupBy(numbered, (row) => row.tenant_id)) {
      const { greatest, count } = countOf(field, numbering, own)
      numbered = inOrder(numbered, tenant_id, field, numbering, greatest)
      standings.push({ tenant_id, object: object.name, field, last: greatest + count })
    }
  return { rows: numbered, standings }
}
function inOrder(
  rows: readonly AnyRecord[],
  tenant_id: string,
  field: string,
  numbering: Numbering,
  after: number,
): readonly AnyRecord[] {
  let last = after
  return rows.map((row) =>
    row.tenant_id !== tenant_id || (row[field] ?? null) !== null
      ? row
      : { ...row, [field]: numbering.write(++last) },
  )
}

/** Moves the counters to where the loaded rows have brought them, so that the next number continues. */
export async function advanceCounters(sql: Sql, standings: readonly Standing[], now: Date): Promise<void> {
  if (standings.length === 0) return
  const rows = standings.map((standing) => ({ ...standing, id: newId(now) }))
  await sql.query(
    `insert into number_counter as c (id, tenant_id, object, field, last)
     select id, tenant_id, object, field, last from jsonb_populate_recordset(null::number_counter, $1::jsonb)
     on conflict (tenant_id, object, field) do update set last = greatest(c.last, excluded.last)`,
    [JSON.stringify(rows)],
  )
}
