import { sql } from 'drizzle-orm'
import type { ModelName, Sql } from '../../contract.ts'
import { modelTargets } from '../../contract/predictions.ts'
import { standardCatalog } from '../../objects/catalog.ts'
import { tableOf } from '../../records/rows.ts'
import { run } from '../../store/statement.ts'
import type { Keeping } from '../store/keeping.ts'

/** A record that is to be scored; `marks` tells whether something has changed since it was taken. */
export interface DueRecord {
  readonly id: string
  readonly marks: number
}
/** Records of one workspace whose inputs have changed since they were scored. */
export interface DueRecords {
  /** The longest waiting first. Nobody else gets them for a minute; whoever dies leaves them to the next. */
  take(model: ModelName, limit: number): Promise<readonly DueRecord[]>
  /** Scored. What has changed meanwhile stays due. */
  done(model: ModelName, taken: readonly DueRecord[]): Promise<void>
  /** Asks for these to be scored, whatever has changed: a page that shows none. */
  add(model: ModelName, record_ids: readonly string[]): Promise<void>
  /** Asks for every record that the model is about: a new champion, or a day that has gone by. Answers how many. */
  addAll(model: ModelName): Promise<number>
}
const lease_ms = 60_000

export const dueRecords = ({ db, tenant_id, clock }: Keeping): DueRecords => ({
  async take(model, limit) {
    const now = clock.now()
    const { rows } = await db.query<{ record_id: string; marks: string }>(
      `update rescore_due set leased_until = $4 where id in (
         select id from rescore_due where tenant_id = $1 and model = $2
           and (leased_until is null or leased_until <= $5)
         order by due_at, id limit $3 for update skip locked)
       returning record_id, marks`,
      [tenant_id, model, limit, new Date(now.getTime() + lease_ms), now],
    )
    return rows.map(({ record_id, marks }) => ({ id: record_id, marks: Number(marks) }))
  },
  async done(model, taken) {
    await db.query(
      `with taken as (select * from jsonb_to_recordset($3::jsonb) as t (id uuid, marks bigint)),
         gone as (
           delete from rescore_due d using taken t
           where d.tenant_id = $1 and d.model = $2 and d.record_id = t.id and d.marks = t.marks)
       update rescore_due d set leased_until = null from taken t
       where d.tenant_id = $1 and d.model = $2 and d.record_id = t.id and d.marks <> t.marks`,
      [tenant_id, model, JSON.stringify(taken)],
    )
  },
  async add(model, record_ids) {
    await db.query(
      `insert into rescore_due as d (id, tenant_id, model, record_id, due_at)
       select gen_random_uuid(), $1, $2, r, $4 from (select distinct unnest($3::uuid[]) as r) one
       on conflict (tenant_id, record_id, model) do update set marks = d.marks + 1`,
      [tenant_id, model, record_ids, clock.now()],
    )
  },
  async addAll(model) {
    const object = standardCatalog.known(modelTargets[model].object)
    const rows = await run(
      db,
      sql`insert into rescore_due as d (id, tenant_id, model, record_id, due_at)
        select gen_random_uuid(), r.tenant_id, ${model}, r.id, ${clock.now().toISOString()}::timestamptz
        from ${tableOf(object)} r where r.tenant_id = ${tenant_id}::uuid and r.deleted_at is null
        on conflict (tenant_id, record_id, model) do update set marks = d.marks + 1
        returning 1`,
    )
    return rows.length
  },
})

/** How many records of its object a model finds. */
export async function recordsOf(
  { db, tenant_id }: Pick<Keeping, 'db' | 'tenant_id'>,
  model: ModelName,
): Promise<number> {
  const object = standardCatalog.known(modelTargets[model].object)
  const [found] = await run<{ records: number }>(
    db,
    sql`select count(*)::int as records from ${tableOf(object)} r
      where r.tenant_id = ${tenant_id}::uuid and r.deleted_at is null`,
  )
  return found?.records ?? 0
}

/** How much waits where; across workspaces. */
export interface Waiting {
  readonly tenant_id: string
  readonly model: ModelName
  readonly records: number
}
export async function waitingOf(system: Sql): Promise<readonly Waiting[]> {
  const { rows } = await system.query<Waiting>(
    `select tenant_id, model, count(*)::int as records from rescore_due group by tenant_id, model
     order by min(due_at), tenant_id, model`,
  )
  return rows
}
