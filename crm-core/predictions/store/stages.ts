import { HotcrmError, type ModelName, type ModelVersion, type Sql, type StageChange } from '../../contract.ts'
import { takeHead } from '../../records/exclusively.ts'
import { run } from '../../store/statement.ts'
import type { Keeping } from './keeping.ts'
import { noteStages } from './note-stages.ts'
import { noVersion, toVersion, versionColumns, versionId } from './version-rows.ts'

/**
 * Moves versions between stages, all or none. stale_version when the champion is not `expected` any more, conflict
 * when the changes would leave two champions, not_found for a version that is not of this model and workspace.
 */
export async function setStages(
  keeping: Keeping,
  model: ModelName,
  expected: string | null,
  changes: readonly StageChange[],
  by: string | null,
): Promise<void> {
  if (changes.length === 0) return
  const ids = changes.map(({ id }) => versionId(id))
  if (new Set(ids).size < ids.length) throw new HotcrmError('conflict', { reason: 'version named twice' })
  const { db, tenant_id, clock, committed } = keeping
  await db.transaction(async (tx) => {
    await run(tx, takeHead({ actor: { tenant_id }, clock }))
    const versions = await lockedVersions(tx, tenant_id, model)
    refuseStale(versions, expected)
    const stagings = changes.map(({ id, stage, reason }) => {
      const version = versions.find((one) => one.id === id)
      if (!version) throw noVersion()
      return { id, model, from: version.stage, to: stage, reason }
    })
    refuseTwoChampions(versions, changes)
    // Who gives the place up comes before who takes it.
    for (const change of changes.toSorted((a, b) => Number(takes(a)) - Number(takes(b))))
      await tx.query(
        `update model_version set stage = $3, share = $4, staged_for = $5, staged_at = $6
         where tenant_id = $1 and id = $2`,
        [tenant_id, change.id, change.stage, change.share, change.reason, clock.now()],
      )
    await noteStages({ ...keeping, tx }, by, stagings)
  })
  committed()
}
const takes = ({ stage }: Pick<StageChange, 'stage'>): boolean => stage === 'champion'

async function lockedVersions(tx: Sql, tenant_id: string, model: ModelName): Promise<ModelVersion[]> {
  const { rows } = await tx.query(
    `select ${versionColumns} from model_version where tenant_id = $1 and model = $2 for update`,
    [tenant_id, model],
  )
  return rows.map(toVersion)
}

function refuseStale(versions: readonly ModelVersion[], expected: string | null): void {
  const champion = versions.find(takes)
  if ((champion?.id ?? null) !== expected)
    throw new HotcrmError('stale_version', { object: 'model', version: champion?.version ?? 0 })
}

function refuseTwoChampions(versions: readonly ModelVersion[], changes: readonly StageChange[]): void {
  const after = versions.map((one) => changes.find(({ id }) => id === one.id) ?? one)
  if (after.filter(takes).length > 1) throw new HotcrmError('conflict', { reason: 'two champions' })
}
