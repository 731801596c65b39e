import type { PoolClient } from 'pg'
import { escapeIdentifier } from 'pg'
import { HotcrmError } from '../../contract.ts'
import type { Database } from '../../store/database.ts'
import { asOwner, together } from './session.ts'
import { addColumn, createTable, indexesOf, pointsTo, type FieldPlace } from './sql.ts'

/** PostgreSQL ends at 1600, dropped ones included, and what ships later needs room too. */
const mostColumns = 1400

/** Makes the column of a field with its indexes. What a crash leaves of it nobody sees, and the sweep removes. */
export const makeColumn = (database: Database, place: FieldPlace, object: string): Promise<void> =>
  asOwner(database, object, async (client) => {
    await refuseFullTable(client, place.table, object)
    const held = await holdable(client, place)
    await together(client, [addColumn(held), ...pointsTo(held)])
    await makeIndexes(database, client, held)
  })

/** Makes the table of an object; it is new, so everything is done in one transaction. */
export const makeTable = (
  database: Database,
  table: string,
  places: readonly FieldPlace[],
  object: string,
): Promise<void> =>
  asOwner(database, object, async (client) => {
    const held = await Promise.all(places.map((place) => holdable(client, place)))
    await together(client, createTable(table, held))
  })

/** Brings the indexes of a field to what its place says. */
export const keepIndexes = (database: Database, place: FieldPlace, object: string): Promise<void> =>
  asOwner(database, object, async (client) => {
    if (!place.indexed) await dropIndex(database, client, `${place.column}_idx`)
    await makeIndexes(database, client, await holdable(client, place))
  })

async function refuseFullTable(client: PoolClient, table: string, object: string): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int as count from pg_attribute where attrelid = $1::regclass and attnum > 0',
    [escapeIdentifier(table)],
  )
  if ((rows[0]?.count ?? 0) >= mostColumns)
    throw new HotcrmError('limit_reached', { what: `field of ${object}`, max: mostColumns })
}

/** Without the foreign key where its target has none to hold on to: a table cut into parts has no key of ids. */
async function holdable(client: PoolClient, place: FieldPlace): Promise<FieldPlace> {
  // Nor does such a table take a key that is not checked against what is there.
  if (await inParts(client, place.table)) return { ...place, target: null, in_parts: true }
  if (place.target === null || place.target === place.table) return place
  const { rows } = await client.query(
    `select from pg_index where indrelid = $1::regclass and indisunique and indpred is null and indnkeyatts = 1
       and indkey[0] = (select attnum from pg_attribute where attrelid = indrelid and attname = 'id')`,
    [escapeIdentifier(place.target)],
  )
  return rows.length > 0 ? place : { ...place, target: null }
}

/**
 * Builds what is missing. On a server without holding up writers; a build that was cut off left an index that
 * is not valid, which is made anew. A table cut into parts takes no such build.
 */
async function makeIndexes(database: Database, client: PoolClient, place: FieldPlace): Promise<void> {
  for (const { name, sql } of indexesOf(place)) {
    const { rows } = await client.query<{ valid: boolean }>(
      `select indisvalid as valid from pg_index where indexrelid = to_regclass($1)`,
      [escapeIdentifier(name)],
    )
    if (rows[0]?.valid === true) continue
    if (rows[0]) await dropIndex(database, client, name)
    // It holds nobody up while it waits, so it may wait longer than a change of the table.
    await client.query(`SET lock_timeout = '60s'`)
    await client.query(sql(database.kind === 'postgres' && !(await inParts(client, place.table))))
  }
}
async function dropIndex(database: Database, client: PoolClient, name: string): Promise<void> {
  const how = database.kind === 'postgres' ? 'CONCURRENTLY ' : ''
  await client.query(`DROP INDEX ${how}IF EXISTS ${escapeIdentifier(name)}`)
}
async function inParts(client: PoolClient, table: string): Promise<boolean> {
  const { rows } = await client.query<{ relkind: string }>(
    'select relkind from pg_class where oid = to_regclass($1)',
    [escapeIdentifier(table)],
  )
  return rows[0]?.relkind === 'p'
}
