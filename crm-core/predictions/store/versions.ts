import { createHash } from 'node:crypto'
import { HotcrmError, type ModelName, type ModelVersion, type NewModelVersion } from '../../contract.ts'
import { takeHead } from '../../records/exclusively.ts'
import { newId } from '../../records/id.ts'
import { run } from '../../store/statement.ts'
import { sealedEndpoint } from './endpoints.ts'
import type { Keeping, VersionKeeping } from './keeping.ts'
import { noteStages } from './note-stages.ts'
import { noVersion, toVersion, versionColumns, versionId } from './version-rows.ts'

export async function versionsOf({ db, tenant_id }: Keeping, model: ModelName): Promise<ModelVersion[]> {
  const { rows } = await db.query(
    `select ${versionColumns} from model_version where tenant_id = $1 and model = $2 order by number desc`,
    [tenant_id, model],
  )
  return rows.map(toVersion)
}

/** The ONNX bytes of a version; not_found for one of another workspace, unreadable_value for altered bytes. */
export async function bytesOf({ db, tenant_id }: Keeping, version_id: string): Promise<Uint8Array> {
  const { rows } = await db.query<{ onnx: Uint8Array; sha256: string }>(
    'select onnx, sha256 from model_version where tenant_id = $1 and id = $2',
    [tenant_id, versionId(version_id)],
  )
  const [found] = rows
  if (!found) throw noVersion()
  if (sha256Of(found.onnx) !== found.sha256)
    throw new HotcrmError('unreadable_value', { reason: `model version ${version_id}` })
  return new Uint8Array(found.onnx)
}
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Stores a version under the next number. The workspace's audit lock keeps two from getting the same. */
export async function addVersion(keeping: VersionKeeping, version: NewModelVersion): Promise<ModelVersion> {
  const { model, origin, onnx, sha256, report, stage, created_by, endpoint } = version
  const { db, tenant_id, clock, committed } = keeping
  if (sha256Of(onnx) !== sha256) throw new HotcrmError('bad_request', { reason: 'sha256 ≠ onnx' })
  const now = clock.now()
  const id = version.id === undefined ? newId(now) : versionId(version.id)
  const reason = origin === 'remote' ? 'registered' : 'trained'
  const added = await db.transaction(async (tx) => {
    await run(tx, takeHead({ actor: { tenant_id }, clock }))
    const there = await tx.query(
      `select ${versionColumns} from model_version where tenant_id = $1 and id = $2`,
      [tenant_id, id],
    )
    if (there.rows.length > 0) return there.rows.map(toVersion)
    await noteStages({ ...keeping, tx }, created_by, [{ id, from: null, to: stage, model, reason }])
    const sealed = endpoint === undefined ? null : await sealedEndpoint(keeping, tx, id, endpoint)
    const { rows } = await tx.query(
      `insert into model_version (id, tenant_id, model, number, origin, stage, sha256, onnx, report, trained_at,
         staged_at, staged_for, created_by, endpoint)
       select $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8::jsonb, $9, $9, $10, $11, $12
       from model_version where tenant_id = $2 and model = $3
       returning ${versionColumns}`,
      [
        id,
        tenant_id,
        model,
        origin,
        stage,
        sha256,
        onnx,
        JSON.stringify(report),
        now,
        reason,
        created_by,
        sealed,
      ],
    )
    return rows.map(toVersion)
  })
  committed()
  const [one] = added
  if (!one) throw noVersion()
  return one
}
