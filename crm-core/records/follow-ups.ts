import { sql } from 'drizzle-orm'
import type { Sql } from '../contract.ts'
import { column } from '../fields/define.ts'
import type { Followed } from '../hooks/run-hooks.ts'
import { knownObject } from '../objects/registry.ts'
import { changesBetween, type Change } from './change.ts'
import { stamp } from './new-record.ts'
import { alive, columnsOf, main, tableOf, toRecord } from './rows.ts'
import { run, type Scope } from './scope.ts'

/** What rules want to have changed with a transaction, as changes of it; read inside it, so they cannot be overtaken. */
export async function followUps(scope: Scope, tx: Sql, followed: readonly Followed[]): Promise<Change[]> {
  const changes: Change[] = []
  for (const [name, some] of Map.groupBy(followed, (one) => one.object)) {
    const object = knownObject(name)
    const ids = sql.param([...new Set(some.map(({ id }) => id))])
    const rows = await run(
      tx,
      sql`select ${columnsOf(object, main)} from ${tableOf(object)} ${sql.identifier(main)}
        where ${alive(scope.actor, main)} and ${column(main, 'id')} = any(${ids}::uuid[])`,
    )
    for (const row of rows) {
      const before = toRecord(object, row)
      const values = some.filter(({ id }) => id === before.id).map((one) => one.values)
      const after = Object.assign({ ...before, ...stamp(scope) }, ...values) as typeof before
      const differences = changesBetween(object, before, after)
      if (differences.length > 0)
        changes.push({ object, kind: 'updated', before, after, changes: differences })
    }
  }
  return changes
}
