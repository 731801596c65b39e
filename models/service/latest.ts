import type { ExplainedScore, PredictionRow } from '#crm-core/contract'
import type { ModelDefinition } from '../definition.ts'
import type { Bound } from './artifact.ts'
import type { Reader } from './ports.ts'
import { presented } from './present.ts'
import { hashOf, usable, type Scored, type ScoringMeans } from './score-records.ts'

/**
 * What was last said of records within reach, without computing anything: in the order of the ids, those that were
 * never scored left out. A prediction whose version cannot be read any more keeps its score and tells no reasons.
 */
export async function latestScores(
  means: ScoringMeans,
  crm: Reader,
  definition: ModelDefinition,
  ids: readonly string[],
): Promise<ExplainedScore[]> {
  const rows = await crm.predictions.latest(definition.name, ids)
  if (rows.length === 0) return []
  const artifacts = await artifactsOf(means, crm.actor.tenant_id, definition, rows)
  const scored = new Map<string, Scored>()
  for (const row of rows) {
    const { origin, artifact } = artifacts.get(row.version_id) ?? { origin: 'own', artifact: null }
    const features = artifact && madeBy(artifact, row) ? artifact.features : []
    scored.set(row.record_id, { row, features, ref: { id: row.version_id, version: row.version, origin } })
  }
  const known = [...new Set(ids.map((id) => id.toLowerCase()))].filter((id) => scored.has(id))
  return presented(crm, definition, known, scored)
}

async function artifactsOf(
  means: ScoringMeans,
  tenant_id: string,
  definition: ModelDefinition,
  rows: readonly PredictionRow[],
) {
  const asked = new Set(rows.map(({ version_id }) => version_id))
  const servables = await means.servings.versions(tenant_id, definition)
  const found = await Promise.all(
    servables
      .filter(({ ref }) => asked.has(ref.id))
      .map(async (servable) => {
        const artifact = await usable(means, servable.open())
        return [servable.ref.id, { origin: servable.ref.origin, artifact }] as const
      }),
  )
  return new Map(found)
}

/** The base model is another one after an update: what the one before said must not be read by its features. */
const madeBy = ({ sha256 }: Bound, { features, features_hash }: PredictionRow): boolean =>
  hashOf(sha256, features) === features_hash
