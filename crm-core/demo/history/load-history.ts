import { hashOf, genesis } from '../../audit/chain.ts'
import type { AnyRecord, Sql } from '../../contract.ts'
import type { CrmCore } from '../../core.ts'
import { standardCatalog } from '../../objects/catalog.ts'
import { idFor } from '../ids.ts'
import { inTransaction } from '../../store/tenant-db.ts'
import { insertRows } from '../load.ts'
import { tellCustomers } from './customers.ts'
import { tellDeals } from './deals.ts'
import { tellLeads } from './leads.ts'
import type { Story, ToldLine } from './story.ts'
import { HistoryWorld, type HistoryOptions } from './world.ts'

/** Parents before what points to them. */
const tables = [
  'account',
  'contact',
  'contract',
  'opportunity',
  'quote',
  'case',
  'lead',
  'activity',
  'email',
] as const
/** Rows of one statement. */
const chunkSize = 4000

/** What has been written. */
export interface LoadedHistory {
  readonly records: number
  readonly lines: number
}

/** The sales history of a made-up team: a pure function of the options, the same twice. */
export function tellHistory(options: HistoryOptions): HistoryWorld {
  const world = new HistoryWorld(options)
  tellLeads(world)
  tellDeals(world, tellCustomers(world))
  return world
}

/**
 * Makes a workspace with the history of a made-up sales team, every change with its audit line at its time, so that
 * it is read like any other. For training the models that ship; nobody signs in there, and nothing is searched. One
 * transaction: what is cut off leaves nothing.
 */
export async function loadHistory(
  core: Pick<CrmCore, 'pool'>,
  options: HistoryOptions,
): Promise<LoadedHistory> {
  const world = tellHistory(options)
  const client = await core.pool.connect()
  try {
    return await inTransaction(client, async (tx) => {
      await makeTeam(tx, world)
      const byTable = Map.groupBy(world.stories, ({ object }) => object)
      for (const table of tables) await insertStories(tx, table, byTable.get(table) ?? [])
      const lines = await insertLines(tx, world)
      return { records: world.stories.length, lines }
    })
  } finally {
    client.release()
  }
}

async function makeTeam(tx: Sql, { options, reps, start }: HistoryWorld): Promise<void> {
  const { tenant_id } = options
  const created = new Date(start)
  await tx.query(
    `insert into tenant (id, tenant_id, name, currency, time_zone, language, created_at, updated_at)
     values ($1, $1, 'History', 'CNY', 'Asia/Shanghai', 'en', $2, $2)`,
    [tenant_id, created],
  )
  await tx.query(
    `insert into "user" (id, tenant_id, name, email, role, language, time_zone, created_at, updated_at)
     select id, $2::uuid, 'Rep ' || n, 'rep' || n || '.' || $2::uuid || '@history.test', 'rep', 'en', 'Asia/Shanghai', $3, $3
     from unnest($1::uuid[]) with ordinality as r (id, n)`,
    [reps, tenant_id, created],
  )
}

async function insertStories(tx: Sql, table: string, stories: readonly Story[]): Promise<void> {
  const object = standardCatalog.known(table)
  for (let from = 0; from < stories.length; from += chunkSize) {
    const rows: AnyRecord[] = stories.slice(from, from + chunkSize).map((story) => story.row())
    await insertRows(tx, object, rows)
  }
}

/** All lines in the order of their times, each with the hash of the one before it, and the end of the chain. */
async function insertLines(tx: Sql, { stories, options, start }: HistoryWorld): Promise<number> {
  const { tenant_id } = options
  const lines = stories.flatMap((story) => story.lines).sort(byTime)
  let previous = genesis
  for (let from = 0; from < lines.length; from += chunkSize) {
    const rows = lines.slice(from, from + chunkSize).map((line, i) => {
      const { at, ...said } = line
      const created_at = new Date(at).toISOString()
      const seq = from + i + 1
      const about = { ...said, tenant_id, door: 'web', cause: null, created_at, write_set_id: null }
      const hash = hashOf({ ...about, changes: said.changes.map((change) => ({ ...change })) }, seq, previous)
      const row = { ...said, created_at, seq, previous_hash: previous, hash }
      previous = hash
      return { ...row, id: idFor(`${tenant_id}/line/${seq}`, new Date(at)) }
    })
    await tx.query(
      `insert into audit_log (id, tenant_id, created_at, updated_at, seq, object, record_id, action, user_id, door,
         changes, previous_hash, hash)
       select id, $2, created_at, created_at, seq, object, record_id, action, user_id, 'web', changes, previous_hash, hash
       from jsonb_to_recordset($1::jsonb) as l (id uuid, created_at timestamptz, seq bigint, object text, record_id uuid,
         action text, user_id uuid, changes jsonb, previous_hash text, hash text)`,
      [JSON.stringify(rows), tenant_id],
    )
  }
  await tx.query(
    'insert into audit_head (id, tenant_id, created_at, updated_at, seq, hash) values ($1, $2, $3, $3, $4, $5)',
    [idFor(`${tenant_id}/head`, new Date(start)), tenant_id, new Date(start), lines.length, previous],
  )
  return lines.length
}
const byTime = (a: ToldLine, b: ToldLine): number => a.at - b.at || (a.record_id < b.record_id ? -1 : 1)
