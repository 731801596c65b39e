import { z } from 'zod'
import { customAccess, deletionRules } from '#crm-core/contract'

// Shapes of requests; whether a kind takes a setting is judged by crm-core, which tells all issues at once.
const words = z.strictObject({ en: z.string().max(1000), zh: z.string().max(1000) })
const lists = z.strictObject({
  en: z.array(z.string().max(200)).max(50).optional(),
  zh: z.array(z.string().max(200)).max(50).optional(),
})
const options = z
  .array(
    z.strictObject({
      code: z.string().max(100),
      label: words,
      aliases: lists.optional(),
      retired: z.literal(true).optional(),
    }),
  )
  .max(1000)
const name = z.string().max(100)
const flag = z.boolean().optional()

const fieldSettings = {
  required: flag,
  search: flag.describe('Read by full-text, fuzzy and vector search'),
  index: flag.describe('On where the kind can be compared'),
  default: z.json().optional(),
  options: options.optional(),
  max_length: z.number().optional(),
}
export const newField = z
  .strictObject({
    name: name.describe('2 to 40 small letters, digits and _; for ever'),
    kind: name.describe('text, number, currency, date, select, reference …'),
    label: words,
    aliases: lists.optional(),
    description: words.optional(),
    unique: flag,
    ...fieldSettings,
    min: z.number().optional(),
    max: z.number().optional(),
    integer: flag,
    references: name.optional().describe('Object that a reference points to'),
    on_delete: z.enum(deletionRules).optional(),
    relation: name.optional().describe('Name of the list on the other side'),
  })
  .meta({ id: 'NewField' })
export const fieldPatch = z
  .strictObject({
    label: words.optional(),
    aliases: lists.nullable().optional(),
    description: words.nullable().optional(),
    ...fieldSettings,
  })
  .meta({ id: 'FieldPatch', description: 'Codes of options that are left out stay, retired' })

export const newObject = z
  .strictObject({
    name: name.describe('2 to 40 small letters, digits and _; for ever'),
    label: words,
    plural: words,
    aliases: lists.optional(),
    access: z.enum(customAccess).optional(),
    display: name.optional().describe('Text field that names a record; `name` when left out'),
    list: z.array(name).max(50).optional(),
    fields: z.array(newField).max(200).optional(),
  })
  .meta({ id: 'NewObject' })
export const objectPatch = z
  .strictObject({
    label: words.optional(),
    plural: words.optional(),
    aliases: lists.nullable().optional(),
    access: z.enum(customAccess).optional(),
    display: name.optional(),
    list: z.array(name).max(50).optional(),
  })
  .meta({ id: 'ObjectPatch' })
