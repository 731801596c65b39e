import type { ActorCrm, TenantDb } from '#crm-core/contract'
import { alternate, pairFigures, type BenchOptions, type Figure } from './figures.ts'
import { peerOf } from './peer.ts'
import { withHotcrm } from './world.ts'

const times = 300

/**
 * Get, list of 50 and create through crm-core with rights, audit and events on, beside the same SQL by
 * `pg` without any of that, in turns. The peer's create is measured twice: the row alone, and the row
 * with its audit line and its event in one transaction.
 */
export async function bench({ rows }: BenchOptions): Promise<Figure[]> {
  return withHotcrm(async ({ core, local }) => {
    const actor = await core.actorByEmail(local.default_email, 'cli')
    const crm = core.as(actor)
    await fill(core.db(actor.tenant_id), rows)
    const ids = await sampleIds(core.db(actor.tenant_id))
    const id = (at: number): string => ids[at % ids.length] ?? ''
    await warmUp(crm, id)
    const peer = peerOf(core, actor)
    const get = await alternate(
      times,
      (at) => crm.get('lead', id(at)),
      (at) => peer.get(id(at)),
    )
    const list = await alternate(
      times,
      () => crm.find('lead', { filter: { field: 'status', op: '=', value: 'new' }, limit: 50 }),
      () => peer.list('new'),
    )
    const create = (by: (name: string) => Promise<unknown>) =>
      alternate(
        times,
        (at) => crm.save('lead', { last_name: `Bench ${at}`, company: 'Bench', status: 'new' }),
        (at) => by(`By hand ${at}`),
      )
    const alone = await create(peer.create)
    const kept = await create(peer.createKept)
    return [
      ...pairFigures(`get (${rows} rows)`, get, peer.name),
      ...pairFigures('list of 50', list, peer.name),
      ...pairFigures('create', alone, `${peer.name}, row only`),
      ...pairFigures('create', kept, `${peer.name}, row + audit + event`),
    ]
  })
}

/** Copies the demo's leads until there are as many as asked for. */
export async function fill(db: TenantDb, rows: number): Promise<void> {
  const { rows: columns } = await db.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_schema = 'public' and table_name = 'lead' and is_generated = 'NEVER'`,
  )
  const names = columns.map((column) => `"${column.column_name}"`)
  const values = names.map((name) =>
    name === '"id"' ? 'gen_random_uuid()' : name === '"email"' ? 'null' : name,
  )
  await db.query(
    `insert into lead (${names.join(', ')}) select ${values.join(', ')} from lead cross join generate_series(1, greatest(1, $1::int / (select count(*)::int from lead))) limit $1`,
    [rows],
  )
}

async function sampleIds(db: TenantDb): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    'select id from lead where deleted_at is null order by random() limit 500',
  )
  return rows.map((row) => row.id)
}

async function warmUp(crm: ActorCrm, id: (at: number) => string): Promise<void> {
  for (let at = 0; at < 20; at++) {
    await crm.get('lead', id(at))
    await crm.find('lead', { limit: 50 })
  }
}
