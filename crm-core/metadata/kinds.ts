import { z } from 'zod'
import { deletionRules } from '../contract.ts'
import { Field } from '../fields/field.ts'
import type { AnyField, FieldOptions } from '../fields/kind.ts'
import { commonSettings, options } from './definition.ts'

/** A kind that an administrator can choose: what may be said of it, and how a field comes of it. */
export interface CustomKind {
  /** All settings, those that every field has included. */
  readonly settings: z.ZodObject
  /** `definition` has been parsed by `settings`. */
  make(common: FieldOptions, definition: unknown): AnyField
}

function kind<Shape extends z.ZodRawShape>(
  shape: Shape,
  make: (common: FieldOptions, own: z.output<z.ZodObject<Shape>>) => AnyField,
): CustomKind {
  const own = z.object(shape)
  return {
    settings: z.strictObject({ ...commonSettings, ...shape }),
    make: (common, definition) => make(common, own.parse(definition)),
  }
}
const longest = (most: number) => ({ max_length: z.int().min(1).max(most).optional() })
const bound = z.number().min(-1e15).max(1e15).optional()
const bounds = { min: bound, max: bound }
const name = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/)

/** The one table of kinds: a new one is a line here. */
export const customKinds: Readonly<Record<string, CustomKind>> = {
  // Short enough for an index, at four bytes a sign.
  text: kind(longest(500), (common, own) => Field.text({ ...common, ...own })),
  textarea: kind(longest(20_000), (common, own) => Field.textarea({ ...common, ...own })),
  richText: kind(longest(100_000), (common, own) => Field.richText({ ...common, ...own })),
  email: kind({}, (common) => Field.email(common)),
  phone: kind({}, (common) => Field.phone(common)),
  url: kind({}, (common) => Field.url(common)),
  number: kind({ ...bounds, integer: z.boolean().optional() }, (common, own) =>
    Field.number({ ...common, ...own }),
  ),
  percent: kind(bounds, (common, own) => Field.percent({ ...common, ...own })),
  currency: kind({}, (common) => Field.currency(common)),
  boolean: kind({}, (common) => Field.boolean(common)),
  date: kind({}, (common) => Field.date(common)),
  dateTime: kind({}, (common) => Field.dateTime(common)),
  select: kind({ options }, (common, own) => Field.select(own.options, common)),
  multiSelect: kind({ options }, (common, own) => Field.multiSelect(own.options, common)),
  reference: kind(
    { references: name, on_delete: z.enum(deletionRules).optional(), relation: name.optional() },
    (common, own) =>
      Field.reference(own.references, {
        ...common,
        ...(own.on_delete && { onDelete: own.on_delete }),
        ...(own.relation && { relation: own.relation }),
      }),
  ),
  geolocation: kind({}, (common) => Field.geolocation(common)),
  json: kind({}, (common) => Field.json(common)),
}

/** A kind by its name; names come from outside, so only the table's own count. */
export const kindNamed = (name: unknown): CustomKind | undefined =>
  typeof name === 'string' && Object.hasOwn(customKinds, name) ? customKinds[name] : undefined
