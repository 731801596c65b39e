import { z } from 'zod'
import { HotcrmError, modelNames, modelStages, type ModelReport, type ModelVersion } from '../../contract.ts'
import { isId } from '../../records/rows.ts'

/** Everything but the bytes, which only those read who run the model. */
export const versionColumns =
  'id, model, number, origin, stage, share, sha256, report, trained_at, staged_at, staged_for'

const row = z.object({
  id: z.string(),
  model: z.enum(modelNames),
  number: z.number(),
  origin: z.enum(['base', 'own', 'remote']),
  stage: z.enum(modelStages),
  share: z.number(),
  sha256: z.string(),
  // Written by this store from a report.
  report: z.custom<ModelReport>((value) => typeof value === 'object' && value !== null),
  trained_at: z.date(),
  staged_at: z.date(),
  staged_for: z.string(),
})

export function toVersion(stored: unknown): ModelVersion {
  const { number, trained_at, staged_at, ...rest } = row.parse(stored)
  return {
    ...rest,
    version: number,
    trained_at: trained_at.toISOString(),
    staged_at: staged_at.toISOString(),
  }
}

export const noVersion = (): HotcrmError => new HotcrmError('not_found', { object: 'model version' })
/** An id that can be asked for; not_found for what is none. */
export function versionId(id: string): string {
  if (!isId(id)) throw noVersion()
  return id
}
