import { z } from 'zod'
import type { FieldValue, Label, Money, RecordLabel, RecordRef } from '#crm-core/contract'

/** Shapes of answers, typed by the contract: a schema that drifts from its interface does not compile. */
export const label: z.ZodType<Label> = z
  .strictObject({ en: z.string(), zh: z.string() })
  .meta({ id: 'Label' })
export const language = z.enum(['en', 'zh'])
export const time = z.iso.datetime({ offset: true })

export const money: z.ZodType<Money> = z
  .strictObject({ amount: z.string(), currency: z.string() })
  .meta({ id: 'Money', description: 'An exact decimal amount with its ISO 4217 code' })

export const fieldValue: z.ZodType<FieldValue> = z
  .lazy(() =>
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.null(),
      money,
      z.array(fieldValue),
      z.record(z.string(), fieldValue),
    ]),
  )
  .meta({ id: 'FieldValue', description: 'Any JSON; dates are ISO text' })

const reference = { object: z.string(), id: z.string() }
export const recordRef: z.ZodType<RecordRef> = z.strictObject(reference).meta({ id: 'RecordRef' })
export const recordLabelFields = {
  ...reference,
  display: z.string(),
  subtitle: z.string().optional(),
}
export const recordLabel: z.ZodType<RecordLabel> = z
  .strictObject(recordLabelFields)
  .meta({ id: 'RecordLabel', description: 'A record as a person points at it' })

/** Nothing comes back but the status. */
export const nothing = z.null().describe('Done')
