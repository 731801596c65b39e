import { sql, type SQL } from 'drizzle-orm'
import type { Clock, Sql } from '../../contract.ts'
import type { OutboxEvent } from '../../events/subscribers.ts'
import { fieldColumn } from '../../fields/define.ts'
import { standardCatalog } from '../../objects/catalog.ts'
import { tableOf } from '../../records/rows.ts'
import { run } from '../../store/statement.ts'
import { modelTargets } from '../../contract/predictions.ts'
import { concernedBy, type Concerned, type Watched } from './watched.ts'

/**
 * Notes, in the transaction that takes events from the outbox, which records have to be scored again, and forgets
 * what models said of records that were deleted. Answers the workspaces that have something to score.
 */
export async function collectDue(
  tx: Sql,
  events: readonly OutboxEvent[],
  watched: readonly Watched[],
  clock: Clock,
): Promise<readonly string[]> {
  const tenants: string[] = []
  for (const [tenant_id, some] of Map.groupBy(events, (event) => event.tenant_id)) {
    await forgetDeleted(tx, tenant_id, some)
    let noted = 0
    for (const one of watched) {
      const concerned = concernedBy(one, some)
      if (concerned) noted += await note(tx, tenant_id, one, concerned, clock.now())
    }
    if (noted > 0) tenants.push(tenant_id)
  }
  return tenants
}

const scoredObjects = new Set<string>(Object.values(modelTargets).map(({ object }) => object))

/** Features hold what is known of a person: they go with the record, and are made anew should it come back. */
async function forgetDeleted(tx: Sql, tenant_id: string, events: readonly OutboxEvent[]): Promise<void> {
  const gone = events
    .filter(({ type, object }) => type === 'deleted' && scoredObjects.has(object))
    .map(({ record_id }) => record_id)
  if (gone.length === 0) return
  for (const table of ['prediction', 'prediction_outcome', 'rescore_due'])
    await tx.query(`delete from ${table} where tenant_id = $1 and record_id = any($2::uuid[])`, [
      tenant_id,
      gone,
    ])
}

/** One statement a model, whatever the events are about; a record that is noted already is marked once more. */
async function note(
  tx: Sql,
  tenant_id: string,
  watched: Watched,
  concerned: Concerned,
  now: Date,
): Promise<number> {
  const { model, needs } = watched
  const object = standardCatalog.known(needs.object)
  const rows = await run(
    tx,
    sql`insert into rescore_due as d (id, tenant_id, model, record_id, due_at)
      select gen_random_uuid(), r.tenant_id, ${model}, r.id, ${now.toISOString()}::timestamptz
      from ${tableOf(object)} r
      where r.tenant_id = ${tenant_id}::uuid and r.deleted_at is null
        and r.id in (${sql.join(sourcesOf(watched, concerned, tenant_id), sql` union `)})
      on conflict (tenant_id, record_id, model) do update set marks = d.marks + 1
      returning 1`,
  )
  return rows.length
}

/** Where the ids of records come from: the events themselves, what points to a parent, what a child points to. */
function sourcesOf({ needs }: Watched, concerned: Concerned, tenant_id: string): SQL[] {
  const object = standardCatalog.known(needs.object)
  const ids = (some: readonly string[]) => sql`any(${sql.param(some)}::uuid[])`
  const sources = [sql`select unnest(${sql.param([...concerned.own, ...concerned.pointed])}::uuid[])`]
  for (const [via, some] of concerned.parents)
    if (some.length > 0)
      sources.push(
        sql`select p.id from ${tableOf(object)} p where p.tenant_id = ${tenant_id}::uuid
          and ${fieldColumn('p', object.all[via], via)} = ${ids(some)}`,
      )
  for (const { name, object: of, via } of needs.children) {
    const some = concerned.children.get(name) ?? []
    const child = standardCatalog.known(of)
    if (some.length > 0)
      sources.push(
        sql`select ${fieldColumn('c', child.all[via], via)} from ${tableOf(child)} c
          where c.tenant_id = ${tenant_id}::uuid and c.id = ${ids(some)}`,
      )
  }
  return sources
}
