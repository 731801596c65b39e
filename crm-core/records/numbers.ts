import { sql } from 'drizzle-orm'
import type { AnyRecord, FieldValue, Sql } from '../contract.ts'
import type { AnyField, Numbering } from '../fields/kind.ts'
import type { ObjectType } from '../objects/schema.ts'
import type { Change } from './change.ts'
import { changesBetween } from './change.ts'
import { newId } from './id.ts'
import { run, type Scope } from './scope.ts'
import { headSql } from './write.ts'

type Numbered = readonly (readonly [name: string, numbering: Numbering])[]
export const numberedFields = (fields: Readonly<Record<string, AnyField>>): Numbered =>
  Object.entries(fields).flatMap(([name, { numbering }]) => (numbering ? [[name, numbering] as const] : []))

/**
 * Gives the new records of one object their numbers, in the transaction that writes them: one statement,
 * however many there are. It takes the tenant's audit lock first like every write, so no two writers get
 * the same number, and one that fails takes its numbers back.
 */
export async function giveNumbers(
  scope: Scope,
  tx: Sql,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  const [first] = changes
  const fields = first?.kind === 'created' ? numberedFields(first.object.all) : []
  let numbered = changes
  for (const [name, numbering] of fields) {
    const asked = countOf(
      name,
      numbering,
      changes.map(({ after }) => after),
    )
    let number = first ? (await advance(scope, tx, first.object, asked)) - asked.count : 0
    numbered = numbered.map((change) =>
      (change.after[name] ?? null) === null ? withValue(change, name, numbering.write(++number)) : change,
    )
  }
  return numbered
}
function withValue(change: Change, field: string, value: FieldValue): Change {
  const after = { ...change.after, [field]: value }
  return { ...change, after, changes: changesBetween(change.object, change.before, after) }
}

/** What a batch asks of a counter: so many new numbers, beyond the greatest that it brings itself. */
export interface Asked {
  readonly field: string
  readonly count: number
  readonly greatest: number
}
export function countOf(
  field: string,
  numbering: Numbering,
  records: readonly Pick<AnyRecord, string>[],
): Asked {
  let count = 0
  let greatest = 0
  for (const record of records) {
    const own = record[field] ?? null
    if (own === null) count += 1
    else if (typeof own === 'string') greatest = Math.max(greatest, numbering.read(own) ?? 0)
  }
  return { field, count, greatest }
}

/** Moves a counter on, and answers where it stands now. */
async function advance(scope: Scope, tx: Sql, object: ObjectType, asked: Asked): Promise<number> {
  const { actor, clock } = scope
  const { field, count, greatest } = asked
  const [row] = await run<{ last: number }>(
    tx,
    sql`with ${headSql(scope)}
      insert into number_counter as c (id, tenant_id, object, field, last)
      select ${newId(clock.now())}::uuid, ${actor.tenant_id}::uuid, ${object.name}, ${field}, ${greatest + count}::double precision
      from head
      on conflict (tenant_id, object, field) do update set updated_at = now(),
        last = greatest(c.last, ${greatest}::double precision) + ${count}::double precision
      returning last`,
  )
  return row?.last ?? count
}
