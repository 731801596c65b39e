import { z } from 'zod'
import { customAccess, type FieldValue, type Option } from '../contract.ts'

// What is stored of a custom object or field, and what every kind of field shares.

const words = z.string().trim().min(1).max(80)
export const label = z.strictObject({ en: words, zh: words })
const otherWords = z.array(z.string().trim().min(1).max(60)).max(20)
export const aliases = z.strictObject({ en: otherWords.optional(), zh: otherWords.optional() })
const longWords = z.string().trim().min(1).max(500)
export const description = z.strictObject({ en: longWords, zh: longWords })

const option = z.strictObject({
  code: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/),
  label,
  aliases: aliases.optional(),
  retired: z.literal(true).optional(),
})
/** Choices of a picklist: each code once. */
export const options: z.ZodType<readonly Option[]> = z
  .array(option)
  .min(1)
  .max(500)
  .refine((all) => new Set(all.map(({ code }) => code)).size === all.length)

/** Settings of any field, whatever its kind. */
export const commonSettings = {
  label,
  aliases: aliases.optional(),
  description: description.optional(),
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  search: z.boolean().optional(),
  index: z.boolean().optional(),
  default: z.json().optional(),
}

/** A stored field: the common settings, and those of its kind, which kinds.ts parses. */
export const storedField = z.object(commonSettings).catchall(z.json())
export type StoredField = z.output<typeof storedField>
export const fieldDefinition: z.ZodType<FieldValue, FieldValue> = jsonOf(storedField)

export const objectSettings = {
  label,
  plural: label,
  aliases: aliases.optional(),
  access: z.enum(customAccess),
  display: z.string(),
  list: z.array(z.string()).min(1).max(20),
}
export const storedObject = z.strictObject(objectSettings)
export type StoredObject = z.output<typeof storedObject>
export const objectDefinition: z.ZodType<FieldValue, FieldValue> = jsonOf(storedObject)

/** A schema as a JSON field takes it: what it lets through is what came in. */
function jsonOf(schema: z.ZodType): z.ZodType<FieldValue, FieldValue> {
  return z.custom<FieldValue>((value) => schema.safeParse(value).success)
}
