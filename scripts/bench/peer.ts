import pg from 'pg'
import type { CrmCore } from '#crm-core'
import type { Actor } from '#crm-core/contract'

/** The same reads and writes as bare SQL by `pg`: no rights, no row-level security, no parsing. */
export interface Peer {
  readonly name: string
  readonly get: (id: string) => Promise<unknown>
  readonly list: (status: string) => Promise<unknown>
  /** Twenty accounts with five deals each and the contact of each deal: three statements. */
  readonly include: () => Promise<unknown>
  /** Deals and their amounts by stage. */
  readonly aggregate: () => Promise<unknown>
  /** The row alone. */
  readonly create: (last_name: string) => Promise<unknown>
  /** The row, its audit line and its event in one transaction. */
  readonly createKept: (last_name: string) => Promise<unknown>
  readonly close: () => Promise<void>
}

const row = `insert into lead (id, tenant_id, owner_id, created_by, updated_by, created_at, updated_at, version, last_name, company, status)
  values (gen_random_uuid(), $1, $2, $2, $2, now(), now(), 1, $3, 'Bench', 'new') returning *`
const head = 'select seq, hash from audit_head where tenant_id = $1 for update'
const line = `insert into audit_log (id, tenant_id, created_at, updated_at, seq, object, record_id, action, user_id, door, changes, previous_hash, hash)
  values (gen_random_uuid(), $1, now(), now(), $4, 'lead', $3, 'created', $2, 'cli', $5, $6, $6)`
const event = `insert into outbox_event (id, tenant_id, created_at, updated_at, type, object, record_id, record_version, user_id, door, changes)
  values (gen_random_uuid(), $1, now(), now(), 'created', 'lead', $3, 1, $2, 'cli', $4)`
const changes = JSON.stringify({
  last_name: { to: 'Bench' },
  company: { to: 'Bench' },
  status: { to: 'new' },
})

/**
 * Over a connection of its own, which stays who it is; the embedded database has one session, which both
 * share by turns.
 */
export function peerOf(core: CrmCore, actor: Actor): Peer {
  const pool = core.kind === 'pglite' ? core.pool : new pg.Pool({ ...core.pool.options, max: 1 })
  const { tenant_id, user_id } = actor
  const by = [tenant_id, user_id] as const
  return {
    name: core.kind === 'pglite' ? 'same SQL by pg (embedded)' : 'same SQL by pg',
    get: (id) =>
      pool.query('select * from lead where tenant_id = $1 and id = $2 and deleted_at is null', [
        tenant_id,
        id,
      ]),
    list: (status) =>
      pool.query(
        'select * from lead where tenant_id = $1 and status = $2 and deleted_at is null order by created_at desc, id desc limit 51',
        [tenant_id, status],
      ),
    include: () => included(pool, tenant_id),
    aggregate: () =>
      pool.query(
        `select stage, amount_currency, count(*)::int, sum(amount)::text from opportunity
         where tenant_id = $1 and deleted_at is null group by 1, 2 order by 1`,
        [tenant_id],
      ),
    create: (last_name) => pool.query(row, [...by, last_name]),
    createKept: (last_name) => kept(pool, by, last_name),
    close: async () => void (pool === core.pool || (await pool.end())),
  }
}

/** In one transaction, as core writes it; the chain's end is locked as core locks it. */
async function kept(
  pool: pg.Pool,
  [tenant_id, user_id]: readonly [string, string],
  last_name: string,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows: made } = await client.query<{ id: string }>(row, [tenant_id, user_id, last_name])
    const { rows: ends } = await client.query<{ seq: string; hash: string }>(head, [tenant_id])
    const seq = Number(ends[0]?.seq ?? 0) + 1
    await client.query(line, [tenant_id, user_id, made[0]?.id, seq, changes, ends[0]?.hash ?? ''])
    await client.query(event, [tenant_id, user_id, made[0]?.id, changes])
    await client.query('update audit_head set seq = $2 where tenant_id = $1', [tenant_id, seq])
    await client.query('commit')
  } finally {
    client.release()
  }
}

const deals = `select d.* from unnest($2::uuid[]) a(id) cross join lateral (
    select * from opportunity where account_id = a.id and tenant_id = $1 and deleted_at is null
    order by created_at desc, id desc limit 5) d`

async function included(pool: pg.Pool, tenant_id: string): Promise<void> {
  const accounts = await pool.query<{ id: string }>(
    'select * from account where tenant_id = $1 and deleted_at is null order by created_at desc, id desc limit 21',
    [tenant_id],
  )
  const found = await pool.query<{ contact_id: string | null }>(deals, [
    tenant_id,
    accounts.rows.slice(0, 20).map((one) => one.id),
  ])
  const contacts = [...new Set(found.rows.map((deal) => deal.contact_id))]
  await pool.query(
    'select * from contact where tenant_id = $1 and id = any($2::uuid[]) and deleted_at is null',
    [tenant_id, contacts],
  )
}
