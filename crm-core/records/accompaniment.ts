import { sql } from 'drizzle-orm'
import type { Sql } from '../contract.ts'
import { column } from '../fields/define.ts'
import { runHooks, type Accompanied } from '../hooks/run-hooks.ts'

import { changesBetween, kindOf, type Change } from './change.ts'
import { withFormulas } from './formulas.ts'
import { refuse } from './issues.ts'
import { blank, stamp } from './new-record.ts'
import { columnsOf, main, tableOf, toRecord } from './rows.ts'
import { run, type Scope } from './scope.ts'

/** What rules want to be written with a transaction, as changes of it. */
export async function accompaniment(scope: Scope, tx: Sql, wanted: Accompanied): Promise<Change[]> {
  return [...(await created(scope, tx, wanted.created)), ...(await followed(scope, tx, wanted.followed))]
}

/** Records that a rule makes on the actor's behalf; a rule of theirs that refuses them refuses the whole write. */
async function created(scope: Scope, tx: Sql, wanted: Accompanied['created']): Promise<Change[]> {
  // Inside a transaction rules look things up in it; another session would wait for this one.
  const within: Scope = { ...scope, db: { ...tx, transaction: (work) => work(tx) } }
  const changes: Change[] = []
  for (const { object: name, values } of wanted) {
    const object = scope.catalog.known(name)
    const draft = { ...blank(scope, object), ...values }
    const { after: ruled, issues } = await runHooks(within, object, 'beforeCreate', {
      before: null,
      after: draft,
    })
    const { after, issues: beyond } = withFormulas(object, ruled, scope.actor.language)
    refuse([...issues, ...beyond], scope.actor.language)
    changes.push({
      object,
      kind: 'created',
      before: null,
      after,
      changes: changesBetween(object, null, after),
    })
  }
  return changes
}

/** Changes of records that are there; read inside the transaction, so nobody can have overtaken them. */
async function followed(scope: Scope, tx: Sql, wanted: Accompanied['followed']): Promise<Change[]> {
  const changes: Change[] = []
  for (const [name, some] of Map.groupBy(wanted, (one) => one.object)) {
    const object = scope.catalog.known(name)
    const ids = sql.param([...new Set(some.map(({ id }) => id))])
    const rows = await run(
      tx,
      sql`select ${columnsOf(object, main)} from ${tableOf(object)} ${sql.identifier(main)}
        where ${column(main, 'tenant_id')} = ${scope.actor.tenant_id}::uuid
          and ${column(main, 'id')} = any(${ids}::uuid[])`,
    )
    const wantedOf = Map.groupBy(some, ({ id }) => id)
    for (const row of rows) {
      const before = toRecord(object, row)
      const values = (wantedOf.get(before.id) ?? []).map((one) => one.values)
      // What is deleted stays as it was, unless the rule is about just that.
      if (before.deleted_at !== null && !values.some((one) => 'deleted_at' in one)) continue
      const after: typeof before = Object.assign({ ...before, ...stamp(scope) }, ...values)
      const differences = changesBetween(object, before, after)
      if (differences.length > 0)
        changes.push({ object, kind: kindOf(before, after), before, after, changes: differences })
    }
  }
  return changes
}
