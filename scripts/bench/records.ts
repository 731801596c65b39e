import type { ActorCrm, TenantDb } from '#crm-core/contract'
import { alternate, pairFigures, type Figure } from './figures.ts'
import type { BenchOptions } from './main.ts'
import { withHotcrm } from './world.ts'

const times = 200

/**
 * Get, list of 50, create: through crm-core with rights, audit and events on, beside the same SQL
 * sent by hand on the same connection. Both run as the tenant, in turns.
 */
export async function bench({ rows }: BenchOptions): Promise<Figure[]> {
  return withHotcrm(async ({ core, local }) => {
    const actor = await core.actorByEmail(local.default_email, 'cli')
    const crm = core.as(actor)
    const db = core.db(actor.tenant_id)
    await fill(db, rows)
    const ids = await sampleIds(db)
    const id = (at: number): string => ids[at % ids.length] ?? ''
    await warmUp(crm, id)
    const peer = core.kind === 'pglite' ? 'same SQL (pglite)' : 'same SQL (pg)'
    const get = await alternate(
      times,
      (at) => crm.get('lead', id(at)),
      (at) => db.query('select * from lead where id = $1 and deleted_at is null', [id(at)]),
    )
    const list = await alternate(
      times,
      () => crm.find('lead', { filter: { field: 'status', op: '=', value: 'new' }, limit: 50 }),
      () =>
        db.query(
          "select * from lead where status = 'new' and deleted_at is null order by created_at desc, id desc limit 51",
        ),
    )
    const create = await alternate(
      times,
      (at) => crm.save('lead', { last_name: `Bench ${at}`, company: 'Bench', status: 'new' }),
      (at) => db.transaction((tx: Tx) => insertByHand(tx, actor.tenant_id, actor.user_id, at)),
    )
    return [
      ...pairFigures(`get (${rows} rows)`, get, peer),
      ...pairFigures('list of 50', list, peer),
      ...pairFigures('create', create, `${peer}, row only`),
    ]
  })
}

type Tx = Parameters<Parameters<TenantDb['transaction']>[0]>[0]

async function insertByHand(tx: Tx, tenant: string, user: string, at: number): Promise<void> {
  await tx.query(
    `insert into lead (id, tenant_id, owner_id, created_by, updated_by, created_at, updated_at, version, last_name, company, status)
     values (gen_random_uuid(), $1, $2, $2, $2, now(), now(), 1, $3, 'Bench', 'new')`,
    [tenant, user, `By hand ${at}`],
  )
}

/** Copies the demo's leads until there are as many as asked for. */
async function fill(db: TenantDb, rows: number): Promise<void> {
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
