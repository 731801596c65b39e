import type pg from 'pg'
import type { CrmCore } from '#crm-core'
import type { Actor, ActorCrm } from '#crm-core/contract'
import { alternate, figure, pairFigures, timed, type BenchOptions, type Figure } from './figures.ts'
import { fill } from './fill.ts'
import { withHotcrm } from './world.ts'

const many = 10_000
const ratings = ['hot', 'warm', 'cold']

/**
 * An update of 10,000 records through crm-core, with rights, rules, audit chain and events, beside the same
 * rows, audit lines and events as plain set-based SQL by `pg`, in turns; then upsert, delete and undo.
 */
export async function bench({ rows }: BenchOptions): Promise<Figure[]> {
  return withHotcrm(async ({ core, local }) => {
    const actor = await core.actorByEmail(local.default_email, 'cli')
    const crm = core.as(actor)
    await fill(core.pool, actor.tenant_id, Math.max(rows, many))
    const { rows: found } = await core.pool.query<{ id: string }>(
      'select id from lead where tenant_id = $1 and deleted_at is null order by id limit $2',
      [actor.tenant_id, many],
    )
    const ids = found.map(({ id }) => id)
    const rating = (at: number) => ratings[at % ratings.length] ?? 'hot'
    await bulkUpdate(crm, ids, 'cold')
    let turn = 0
    const update = await alternate(
      5,
      () => bulkUpdate(crm, ids, rating(turn++)),
      () => byHand(core, actor, ids, rating(turn++)),
    )
    const peer = core.kind === 'pglite' ? 'same SQL by pg (embedded)' : 'same SQL by pg'
    return [
      ...pairFigures(`bulk update of ${many}`, update, `${peer}, row + audit + event`),
      ...(await others(crm, ids)),
    ]
  })
}

const bulkUpdate = (crm: ActorCrm, ids: readonly string[], rating: string) =>
  crm.updateAll('lead', { ids }, { rating })

async function others(crm: ActorCrm, ids: readonly string[]): Promise<Figure[]> {
  const inputs = ids.map((_, i) => ({ last_name: `Bulk ${i}`, company: 'Bench', external_id: `bench-${i}` }))
  const ms = async (name: string, work: () => Promise<unknown>) => figure(name, await timed(work), 'ms')
  let made: string | null = null
  return [
    await ms(`upsert of ${many} new`, async () => {
      made = (await crm.upsertAll('lead', inputs, { match: 'external_id' })).write_set_id
    }),
    await ms(`upsert of ${many} known`, () => crm.upsertAll('lead', inputs, { match: 'external_id' })),
    await ms(`undo of ${many} creations`, () => crm.undo(made ?? '')),
    await ms(`bulk delete of ${many}`, () => crm.removeAll('lead', { ids })),
    await ms(`bulk restore of ${many}`, () => crm.restoreAll('lead', { ids })),
  ]
}

const set = `with who as (select $1::uuid as tenant_id, $2::uuid as user_id),
  changed as (
    update lead t set rating = $3, version = t.version + 1, updated_at = now(), updated_by = $2
    from lead before
    where t.id = any($4::uuid[]) and before.id = t.id and t.tenant_id = $1
    returning t.id, t.version, jsonb_build_array(jsonb_build_object('field', 'rating', 'before', before.rating, 'after', t.rating)) as changes),
  line as (
    select gen_random_uuid() as line_id, changed.*, $5::bigint + row_number() over () as seq from changed),
  audit as (
    insert into audit_log (id, tenant_id, created_at, updated_at, seq, object, record_id, action, user_id, door, changes, previous_hash, hash)
    select line_id, tenant_id, now(), now(), seq, 'lead', line.id, 'updated', user_id, 'cli', changes, $6,
      encode(sha256(convert_to(changes::text || seq, 'utf8')), 'hex') from line, who),
  event as (
    insert into outbox_event (id, tenant_id, created_at, updated_at, type, object, record_id, record_version, user_id, door, changes)
    select gen_random_uuid(), tenant_id, now(), now(), 'updated', 'lead', line.id, version, user_id, 'cli', changes from line, who)
  select max(seq)::text as seq from line`

/** In one transaction, as core writes it; the chain's end is locked as core locks it, the hashes are not chained. */
async function byHand(core: CrmCore, actor: Actor, ids: readonly string[], rating: string): Promise<void> {
  const client: pg.PoolClient = await core.pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ seq: string; hash: string }>(
      'select seq, hash from audit_head where tenant_id = $1 for update',
      [actor.tenant_id],
    )
    const [head] = rows
    const { rows: ends } = await client.query<{ seq: string }>(set, [
      actor.tenant_id,
      actor.user_id,
      rating,
      ids,
      head?.seq ?? 0,
      head?.hash ?? '',
    ])
    await client.query('update audit_head set seq = $2 where tenant_id = $1', [actor.tenant_id, ends[0]?.seq])
    await client.query('commit')
  } finally {
    client.release()
  }
}
