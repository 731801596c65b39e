import { z } from 'zod'
import type { Conversion, DeadLetter, DeadLetterDetail, KeyStatus } from '#crm-core/contract'
import { recordLabel, time } from './common.ts'
import { record } from './records.ts'

export const keyStatus: z.ZodType<KeyStatus> = z
  .strictObject({
    status: z.enum(['none', 'rotating', 'current']),
    key_id: z.string().nullable(),
    since: time.nullable(),
    sealed: z.number().int(),
    left: z.number().int(),
    retired: z.number().int(),
  })
  .meta({ id: 'KeyStatus', description: 'How the secrets of the workspace are sealed now' })

const letter = {
  id: z.string(),
  event_id: z.string(),
  hook: z.string(),
  object: z.string(),
  record_id: z.string(),
  attempts: z.number().int(),
  error: z.string().nullable(),
  died_at: time,
}
const deadLetter: z.ZodType<DeadLetter> = z
  .strictObject(letter)
  .meta({ id: 'DeadLetter', description: 'What an automation has given up after its last attempt' })
export const deadLetters: z.ZodType<readonly DeadLetter[]> = z.array(deadLetter)
export const deadLetterDetail: z.ZodType<DeadLetterDetail> = z
  .strictObject({
    ...letter,
    event: z.string(),
    happened_at: time,
    fields: z.array(z.string()),
    record: recordLabel.nullable(),
  })
  .meta({ id: 'DeadLetterDetail' })
export const decidedLetters = z.strictObject({ count: z.number().int() })

export const conversion: z.ZodType<Conversion> = z
  .strictObject({
    lead: record,
    account: record,
    contact: record,
    opportunity: record.nullable(),
    moved: z.number().int(),
    repeated: z.boolean(),
  })
  .meta({ id: 'Conversion', description: 'What a lead has become' })
