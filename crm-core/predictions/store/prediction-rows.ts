import { z } from 'zod'
import { modelNames, type FeatureValue, type PredictionRow } from '../../contract.ts'

const columns = [
  'model',
  'version_id',
  'number',
  'object',
  'record_id',
  'features_hash',
  'features',
  'shap',
  'base',
  'margin',
  'probability',
  'served',
  'at',
  'previous_probability',
  'previous_at',
] as const
export const predictionColumns = (alias: string): string =>
  columns.map((name) => `${alias}."${name}"`).join(', ')

const value = z.union([z.number(), z.string(), z.null()])
const row = z.object({
  model: z.enum(modelNames),
  version_id: z.string().nullable(),
  number: z.number(),
  object: z.string(),
  record_id: z.string(),
  features_hash: z.string(),
  features: z.array(value),
  shap: z.array(z.number()),
  base: z.number(),
  margin: z.number(),
  probability: z.number(),
  served: z.boolean(),
  at: z.date(),
  previous_probability: z.number().nullable(),
  previous_at: z.date().nullable(),
})

export function toPrediction(stored: unknown): PredictionRow {
  const { number, at, features, previous_probability, previous_at, ...rest } = row.parse(stored)
  const known: readonly FeatureValue[] = features
  const previous =
    previous_probability === null || previous_at === null
      ? null
      : { probability: previous_probability, at: previous_at.toISOString() }
  return { ...rest, features: known, version: number, at: at.toISOString(), previous }
}
