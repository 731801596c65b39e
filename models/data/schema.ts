import { z } from 'zod'
import type { FeatureValue } from '#crm-core/contract'
import type { Column } from './dataset.ts'

const feature = z.object({
  name: z.string(),
  kind: z.enum(['number', 'category']),
  /** In the order of their codes; empty for numbers. */
  categories: z.array(z.string()),
  /** The code of every level that has none of its own; without it such a value counts as missing. */
  other: z.number().int().optional(),
})
/** How values become the numbers that the trees read; kept with the model. */
export const modelSchema = z.object({ features: z.array(feature) })
export type ModelSchema = z.infer<typeof modelSchema>

export const schemaOf = (columns: readonly Column[]): ModelSchema => ({
  features: columns.map(({ name, kind, categories, other }) => ({
    name,
    kind,
    categories: [...categories],
    ...(other === undefined ? {} : { other }),
  })),
})

/** Turns values of a record, in the order of the schema, into a row for the trees. */
export function encoderOf({ features }: ModelSchema): (values: readonly FeatureValue[]) => Float64Array {
  const encoders = features.map(({ kind, categories, other }) => {
    if (kind === 'number') return numberOf
    const codes = new Map(categories.map((category, code) => [category, code]))
    const unseen = other ?? Number.NaN
    return (value: FeatureValue) =>
      value === null || value === '' ? Number.NaN : (codes.get(String(value)) ?? unseen)
  })
  return (values) => Float64Array.from(encoders, (encode, at) => encode(values[at] ?? null))
}

/** Single precision, as training saw it; what is no number, or infinite, is missing. */
function numberOf(value: FeatureValue): number {
  const number = value === null || value === '' ? Number.NaN : Math.fround(Number(value))
  return Number.isFinite(number) ? number : Number.NaN
}
