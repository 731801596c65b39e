import type pg from 'pg'
import type { CrmCore } from '#crm-core'
import type { Actor } from '#crm-core/contract'
import { alternate, pairFigures, type Figure } from './figures.ts'

const ratings = ['hot', 'warm', 'cold']

/**
 * The same leads are changed by core, with rights, rules, audit chain and events, and by plain set-based SQL
 * that writes the same rows, audit lines and events, in turns.
 */
export async function updatePair(
  core: CrmCore,
  actor: Actor,
  ids: readonly string[],
  metric: string,
): Promise<Figure[]> {
  const crm = core.as(actor)
  const rating = (at: number) => ratings[at % ratings.length] ?? 'hot'
  const ours = (to: string) => crm.updateAll('lead', { ids }, { rating: to })
  await ours('cold')
  let turn = 0
  const samples = await alternate(
    5,
    () => ours(rating(turn++)),
    () => byHand(core, actor, ids, rating(turn++)),
  )
  const peer = core.kind === 'pglite' ? 'same SQL by pg (embedded)' : 'same SQL by pg'
  return pairFigures(metric, samples, `${peer}, row + audit + event`)
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
