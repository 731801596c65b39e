import { z } from 'zod'
import { aggregateFunctions, operators, type Filter } from '#crm-core/contract'

export const objectName = z
  .string()
  .min(1)
  .max(64)
  .describe('Object name, for example lead, contact, account, opportunity, task.')
export const recordRef = z
  .object({ object: objectName, id: z.uuid() })
  .describe('One record: its object and id.')
/** One record or several; tools make one action of each. */
export const recordRefs = z.union([recordRef, z.array(recordRef).min(1).max(1000)])
export const fieldValues = z
  .record(z.string(), z.unknown())
  .describe('Field values by field name. Money as number or {amount, currency}; dates YYYY-MM-DD.')

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const period = z.object({ from: z.string().optional(), to: z.string().optional() }).strict()
const around = z.object({ latitude: z.number(), longitude: z.number(), radius_km: z.number() }).strict()
const condition = z
  .object({
    field: z.string(),
    op: z.enum(operators),
    value: z.union([scalar, z.array(scalar), period, around]).optional(),
  })
  .strict()
/** The JSON filter language of the API; whether fields and values fit is checked by the store. */
export const filter: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    condition,
    z.object({ and: z.array(filter) }).strict(),
    z.object({ or: z.array(filter) }).strict(),
    z.object({ not: filter }).strict(),
    z.object({ relation: z.string(), match: z.enum(['any', 'none']), filter: filter.optional() }).strict(),
  ]),
)
export const order = z.array(
  z.object({ field: z.string(), direction: z.enum(['asc', 'desc']).optional() }).strict(),
)
export const measure = z.object({ fn: z.enum(aggregateFunctions), field: z.string().optional() }).strict()
export const groupBy = z.union([
  z.string(),
  z.object({ field: z.string(), period: z.enum(['day', 'week', 'month', 'quarter', 'year']) }).strict(),
])

/** `recordRefs` as a list. */
export function asList<T>(value: T | T[]): T[] {
  return Array.isArray(value) ? value : [value]
}
