import type { ModelName, ModelStore, Outcome } from '../../contract.ts'
import { newId } from '../../records/id.ts'
import { isId } from '../../records/rows.ts'
import type { Keeping } from './keeping.ts'
import { predictionColumns, toPrediction } from './prediction-rows.ts'

/** What became of records, one a record and model: a deal that is opened again and won was won. */
export async function saveOutcomes(
  { db, tenant_id, clock }: Keeping,
  model: ModelName,
  outcomes: readonly Outcome[],
): Promise<void> {
  const now = clock.now()
  // The last word of a list holds; a statement may not meet a row twice.
  const byRecord = new Map(
    outcomes.filter(({ record_id }) => isId(record_id)).map((one) => [one.record_id, one]),
  )
  const rows = [...byRecord.values()].map((one) => ({ ...one, id: newId(now) }))
  if (rows.length === 0) return
  await db.query(
    `insert into prediction_outcome as o (id, tenant_id, model, record_id, outcome, at)
     select id, $2::uuid, $3, record_id, outcome, at
     from jsonb_to_recordset($1::jsonb) as r (id uuid, record_id uuid, outcome int, at timestamptz)
     on conflict (tenant_id, record_id, model) do update set outcome = excluded.outcome, at = excluded.at
       where (o.outcome, o.at) is distinct from (excluded.outcome, excluded.at)`,
    [JSON.stringify(rows), tenant_id, model],
  )
}

type Judged = Awaited<ReturnType<ModelStore['judged']>>[number]

/** The last prediction of a version before the outcome of its record, newest first. */
export async function judgedOf(
  { db, tenant_id }: Keeping,
  model: ModelName,
  version: number,
  limit: number,
): Promise<Judged[]> {
  const { rows } = await db.query<Record<string, unknown> & { outcome: number; outcome_at: Date }>(
    `select ${predictionColumns('p')}, p.outcome, p.outcome_at from (
       select distinct on (x.record_id) x.*, o.outcome, o.at as outcome_at
       from prediction x join prediction_outcome o
         on o.tenant_id = x.tenant_id and o.model = x.model and o.record_id = x.record_id and x.at < o.at
       where x.tenant_id = $1 and x.model = $2 and x.number = $3
       order by x.record_id, x.at desc, x.id desc) p
     order by p.at desc, p.id desc limit $4`,
    [tenant_id, model, version, limit],
  )
  return rows.map((row) => ({
    prediction: toPrediction(row),
    outcome: row.outcome === 1 ? 1 : 0,
    outcome_at: row.outcome_at.toISOString(),
  }))
}
