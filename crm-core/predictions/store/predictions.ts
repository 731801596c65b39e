import { sql } from 'drizzle-orm'
import type { ModelName, PredictionRow } from '../../contract.ts'
import { standardCatalog } from '../../objects/catalog.ts'
import { newId } from '../../records/id.ts'
import { isId, tableOf } from '../../records/rows.ts'
import { run } from '../../store/statement.ts'
import type { Keeping } from './keeping.ts'
import { predictionColumns, toPrediction } from './prediction-rows.ts'

/** Rows that travel in one statement. */
const chunkSize = 2000

/** The latest served prediction of each record. */
export async function latestOf(
  { db, tenant_id }: Keeping,
  model: ModelName,
  record_ids: readonly string[],
): Promise<PredictionRow[]> {
  const { rows } = await db.query(
    `select ${predictionColumns('p')} from unnest($3::uuid[]) as r (id) cross join lateral (
       select * from prediction x where x.tenant_id = $1 and x.record_id = r.id and x.model = $2 and x.served
       order by x.at desc, x.id desc limit 1) p`,
    [tenant_id, model, [...new Set(record_ids.filter(isId))]],
  )
  return rows.map(toPrediction)
}

/** The latest served ones of one record, newest first. */
export async function historyOf(
  { db, tenant_id }: Keeping,
  model: ModelName,
  record_id: string,
  limit: number,
): Promise<PredictionRow[]> {
  if (!isId(record_id)) return []
  const { rows } = await db.query(
    `select ${predictionColumns('p')} from prediction p
     where p.tenant_id = $1 and p.record_id = $2 and p.model = $3 and p.served order by p.at desc, p.id desc limit $4`,
    [tenant_id, record_id, model, limit],
  )
  return rows.map(toPrediction)
}

/** Predictions of a version made in a time, from (included) to (excluded), newest first. */
export async function between(
  { db, tenant_id }: Keeping,
  model: ModelName,
  version: number,
  from: Date,
  to: Date,
  limit: number,
): Promise<PredictionRow[]> {
  const { rows } = await db.query(
    `select ${predictionColumns('p')} from prediction p
     where p.tenant_id = $1 and p.model = $2 and p.number = $3 and p.at >= $4 and p.at < $5
     order by p.at desc, p.id desc limit $6`,
    [tenant_id, model, version, from, to, limit],
  )
  return rows.map(toPrediction)
}

/**
 * Keeps predictions of records that are there: what has been deleted meanwhile, or is of another workspace, leaves
 * nothing behind.
 */
export async function savePredictions(
  { db, tenant_id, clock }: Keeping,
  predictions: readonly PredictionRow[],
): Promise<void> {
  const now = clock.now()
  for (const [object, some] of Map.groupBy(predictions, (one) => one.object)) {
    const table = tableOf(standardCatalog.known(object))
    for (let from = 0; from < some.length; from += chunkSize) {
      const rows = some.slice(from, from + chunkSize).map(({ version, previous, ...rest }) => ({
        ...rest,
        number: version,
        id: newId(now),
        previous_probability: previous?.probability ?? null,
        previous_at: previous?.at ?? null,
      }))
      await run(
        db,
        sql`insert into prediction (id, tenant_id, model, version_id, number, object, record_id, features_hash, features,
            shap, base, margin, probability, served, at, previous_probability, previous_at)
          select p.id, ${tenant_id}::uuid, p.model, p.version_id, p.number, p.object, p.record_id, p.features_hash,
            p.features, array(select jsonb_array_elements_text(p.shap)::double precision), p.base, p.margin,
            p.probability, p.served, p.at, p.previous_probability, p.previous_at
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (id uuid, model text, version_id uuid, number int,
            object text, record_id uuid, features_hash text, features jsonb, shap jsonb, base double precision,
            margin double precision, probability double precision, served boolean, at timestamptz,
            previous_probability double precision, previous_at timestamptz)
          join ${table} r on r.id = p.record_id and r.tenant_id = ${tenant_id}::uuid and r.deleted_at is null`,
      )
    }
  }
}
