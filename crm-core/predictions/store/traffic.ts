import { latencyBounds, type ModelAlert, type ModelName, type TrafficFigure } from '../../contract.ts'
import { newId } from '../../records/id.ts'
import type { Keeping } from './keeping.ts'

/** Adds figures to those of the same version and minute, which other processes may have written. */
export async function addTraffic(
  { db, tenant_id, clock }: Keeping,
  model: ModelName,
  figures: readonly TrafficFigure[],
): Promise<void> {
  if (figures.length === 0) return
  const now = clock.now()
  const rows = figures.map(({ version, ...rest }) => ({ ...rest, number: version, id: newId(now) }))
  await db.query(
    `insert into model_traffic as t (id, tenant_id, model, number, minute, predictions, calls, errors, ms_sum, ms_buckets)
     select (array_agg(id))[1], $2::uuid, $3, number, minute, sum(predictions), sum(calls), sum(errors), sum(ms_sum),
       array(select coalesce(sum((one.b ->> place)::int), 0)::int from generate_series(0, $4) as place,
         unnest(array_agg(ms_buckets)) as one (b) group by place order by place)
     from jsonb_to_recordset($1::jsonb) as r (id uuid, number int, minute timestamptz, predictions int, calls int,
       errors int, ms_sum double precision, ms_buckets jsonb)
     group by number, minute
     on conflict (tenant_id, model, minute, number) do update set
       predictions = t.predictions + excluded.predictions, calls = t.calls + excluded.calls,
       errors = t.errors + excluded.errors, ms_sum = t.ms_sum + excluded.ms_sum,
       ms_buckets = array(select a + b from unnest(t.ms_buckets, excluded.ms_buckets) as both_of (a, b))`,
    [JSON.stringify(rows), tenant_id, model, latencyBounds.length],
  )
}

/** The figures of all versions since a time, oldest minute first. */
export async function trafficSince(
  { db, tenant_id }: Keeping,
  model: ModelName,
  from: Date,
): Promise<TrafficFigure[]> {
  const { rows } = await db.query<Omit<TrafficFigure, 'minute'> & { minute: Date }>(
    `select number as version, minute, predictions, calls, errors, ms_sum, ms_buckets from model_traffic
     where tenant_id = $1 and model = $2 and minute >= $3 order by minute, number`,
    [tenant_id, model, from],
  )
  return rows.map((row) => ({ ...row, minute: row.minute.toISOString() }))
}

export async function addAlert({ db, tenant_id, clock }: Keeping, alert: ModelAlert): Promise<void> {
  const { model, version, kind, feature, value, limit, action, at } = alert
  await db.query(
    `insert into model_alert (id, tenant_id, model, number, kind, feature, value, "limit", action, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [newId(clock.now()), tenant_id, model, version, kind, feature, value, limit, action, at],
  )
}

/** Newest first. */
export async function alertsOf(
  { db, tenant_id }: Keeping,
  model: ModelName,
  most: number,
): Promise<ModelAlert[]> {
  const { rows } = await db.query<Omit<ModelAlert, 'at'> & { at: Date }>(
    `select model, number as version, kind, feature, value, "limit", action, at from model_alert
     where tenant_id = $1 and model = $2 order by at desc, id desc limit $3`,
    [tenant_id, model, most],
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
