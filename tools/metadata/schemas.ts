import { z } from 'zod'
import { customAccess, deletionRules } from '#crm-core/contract'
import { objectName } from '../kit/schemas.ts'

// Shapes that a model fills in; whether a kind takes a setting is judged by the store.
const words = z.object({ en: z.string(), zh: z.string() }).strict().describe('In English and Chinese.')
const aliases = z
  .object({ en: z.array(z.string()).optional(), zh: z.array(z.string()).optional() })
  .strict()
  .describe('Other words that people say for it.')
const options = z
  .array(
    z
      .object({
        code: z.string(),
        label: words,
        aliases: aliases.optional(),
        retired: z.literal(true).optional(),
      })
      .strict(),
  )
  .describe('Choices of a select or multiSelect; codes are stored and stay for ever.')
export const name = z
  .string()
  .max(100)
  .describe('2 to 40 small letters, digits and _, such as renewal_date; it never changes.')
const flag = z.boolean().optional()

const settings = {
  required: flag,
  search: flag,
  index: flag,
  default: z.json().optional(),
  options: options.optional(),
  max_length: z.number().optional(),
}
export const newField = z
  .object({
    name,
    kind: z
      .string()
      .max(40)
      .describe(
        'text, textarea, richText, email, phone, url, number, percent, currency, boolean, date, dateTime, select, multiSelect, reference or json.',
      ),
    label: words,
    aliases: aliases.optional(),
    description: words.optional(),
    unique: flag,
    ...settings,
    min: z.number().optional(),
    max: z.number().optional(),
    integer: flag,
    references: objectName.optional(),
    on_delete: z.enum(deletionRules).optional(),
    relation: name.optional(),
  })
  .strict()
export const fieldPatch = z
  .object({
    label: words.optional(),
    aliases: aliases.nullable().optional(),
    description: words.nullable().optional(),
    ...settings,
  })
  .strict()

export const newObject = {
  name,
  label: words,
  plural: words,
  aliases: aliases.optional(),
  access: z.enum(customAccess).optional().describe('Whose records: owned (usual), shared or settings.'),
  display: name.optional(),
  list: z.array(name).optional(),
  fields: z.array(newField).max(200).optional(),
}
export const objectPatch = z
  .object({
    label: words.optional(),
    plural: words.optional(),
    aliases: aliases.nullable().optional(),
    access: z.enum(customAccess).optional(),
    display: name.optional(),
    list: z.array(name).optional(),
  })
  .strict()
