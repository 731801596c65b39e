import { z } from 'zod'
import { aggregateFunctions, havingOperators, namedPeriods, operators } from '#crm-core/contract'
import type { FeatureValue, Filter, Include, Period } from '#crm-core/contract'

/** Shapes of requests. What the values mean (which fields, which operators) is judged by crm-core. */
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const relativePeriod = z.custom<Period>(
  (value) => typeof value === 'string' && /^(last|next)_\d+_(days|weeks|months)$/.test(value),
)
const period = z.union([
  z.enum(namedPeriods),
  relativePeriod,
  z.strictObject({ from: z.string().optional(), to: z.string().optional() }),
])
const around = z.strictObject({ latitude: z.number(), longitude: z.number(), radius_km: z.number() })
const condition = z.strictObject({
  field: z.string().max(200),
  op: z.enum(operators),
  value: z.union([scalar, z.array(scalar).max(1000), period, around]).optional(),
})
export const filter: z.ZodType<Filter> = z
  .lazy(() =>
    z.union([
      condition,
      z.strictObject({ and: z.array(filter).max(100) }),
      z.strictObject({ or: z.array(filter).max(100) }),
      z.strictObject({ not: filter }),
      z.strictObject({
        relation: z.string().max(200),
        match: z.enum(['any', 'none']),
        filter: filter.optional(),
      }),
    ]),
  )
  .meta({ id: 'Filter' })

const order = z
  .array(z.strictObject({ field: z.string(), direction: z.enum(['asc', 'desc']).optional() }))
  .max(10)
const names = z.array(z.string().max(200)).max(200)
const limit = z.number().int().min(1).max(200)

const include: z.ZodType<Include> = z
  .lazy(() =>
    z.record(
      z.string(),
      z.union([
        z.literal(true),
        z.strictObject({
          filter: filter.optional(),
          select: names.optional(),
          include: include.optional(),
          order: order.optional(),
          limit: limit.optional(),
          count: z.literal(true).optional(),
        }),
      ]),
    ),
  )
  .meta({ id: 'Include' })

export const query = z
  .strictObject({
    filter: filter.optional(),
    search: z.string().max(500).optional(),
    select: names.optional(),
    include: include.optional(),
    order: order.optional(),
    limit: limit.optional(),
    cursor: z.string().max(2000).optional(),
    view: z.string().max(200).optional(),
  })
  .meta({ id: 'Query' })

export const aggregateQuery = z
  .strictObject({
    view: z.string().max(200).optional(),
    filter: filter.optional(),
    group_by: z
      .array(
        z.union([
          z.string(),
          z.strictObject({
            field: z.string(),
            period: z.enum(['day', 'week', 'month', 'quarter', 'year']),
          }),
        ]),
      )
      .max(5)
      .optional(),
    measures: z
      .array(z.strictObject({ fn: z.enum(aggregateFunctions), field: z.string().optional() }))
      .min(1)
      .max(20),
    having: z
      .array(
        z.strictObject({
          measure: z.number().int().min(0),
          op: z.enum(havingOperators),
          value: z.number(),
        }),
      )
      .max(20)
      .optional(),
    order: z
      .strictObject({ measure: z.number().int().min(0), direction: z.enum(['asc', 'desc']) })
      .optional(),
    limit: z.number().int().min(1).max(1000).optional(),
  })
  .meta({ id: 'AggregateQuery' })

export const recordValues = z.record(z.string(), z.unknown()).meta({ id: 'RecordValues' })
export const objectParams = z.object({ object: z.string().max(100) })
export const recordParams = z.object({ object: z.string().max(100), id: z.string().max(100) })
export const idParams = z.object({ id: z.string().max(100) })

/** `a,b` in an address. */
export const commaList = z.string().transform((text) =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean),
)
export const modelParams = z.object({
  name: z.string().max(100).meta({ description: 'lead-score, churn or win-probability' }),
})
/** Whether a number is one, and of the kind of its feature, is judged by the model, in its words. */
const modelValue = z
  .custom<FeatureValue>((value) => value === null || typeof value === 'number' || typeof value === 'string')
  .meta({ anyOf: [{ type: 'number' }, { type: 'string' }, { type: 'null' }] })
const predictOptions = { object: z.string().max(100).optional(), explain: z.boolean().optional() }
export const predictBody = z.union([
  z.strictObject({ ids: z.array(z.string().max(100)).min(1).max(200), ...predictOptions }),
  z.strictObject({
    rows: z
      .array(z.union([z.array(modelValue), z.record(z.string(), modelValue)]))
      .min(1)
      .max(1000),
    ...predictOptions,
  }),
])

export const runOptions = z
  .strictObject({
    approval: z.enum(['ask', 'plan', 'auto-safe']).optional(),
    approve: z.array(z.string().max(300)).max(50).optional(),
    language: z.enum(['en', 'zh']).optional(),
    max_steps: z.number().int().min(1).max(1000).optional(),
    max_cost_usd: z.number().min(0).optional(),
    dry_run: z.boolean().optional(),
  })
  .meta({ id: 'RunOptions' })

export const approvalDecision = z
  .strictObject({
    decision: z.enum(['approve', 'reject']),
    rows: z
      .array(
        z.strictObject({
          id: z.string(),
          decision: z.enum(['approve', 'edit', 'reject']),
          args: z.record(z.string(), z.unknown()).optional(),
        }),
      )
      .max(1000)
      .optional(),
  })
  .meta({ id: 'ApprovalDecision' })
