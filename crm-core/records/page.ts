import { sql, type SQL } from 'drizzle-orm'
import type { FieldValue } from '../contract.ts'
import { policyOf } from '../access/can.ts'
import { peopleOf } from '../access/reach.ts'
import type { Row } from '../fields/kind.ts'
import { rowsWhere, type Asking } from './asking.ts'
import { throughOwners } from './by-owner.ts'
import { stretches } from './order.ts'
import { main, readable } from './rows.ts'
import { run, type Scope } from './scope.ts'

/** Rows of a list after those values, `size` at most: a statement, and a second where the values end. */
export async function readPage(
  scope: Scope,
  asking: Asking,
  start: readonly FieldValue[] | null,
  size: number,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const { where, order } of stretches(asking.order, start)) {
    const stretch = { ...asking, order, where: sql`${asking.where} and ${where}` }
    rows.push(...(await run(scope.db, statement(scope, stretch, size - rows.length))))
    if (rows.length >= size) break
  }
  return rows
}

function statement(scope: Scope, asking: Asking, size: number): SQL {
  const { actor } = scope
  const people = peopleOf(actor)
  const { byOwner } = policyOf(asking.object)
  return people && byOwner && asking.usual !== 'search'
    ? throughOwners(asking, size, people, { actor, byOwner })
    : rowsWhere(asking, size, readable(actor, asking.object, main))
}
