import { z } from 'zod'
import { operators } from '#crm-core/contract'
import type {
  AggregateRow,
  AnyRecord,
  CustomMetadata,
  FieldDescription,
  ObjectDescription,
  Option,
  Page,
  RelationDescription,
  SearchHit,
} from '#crm-core/contract'
import { fieldValue, label, recordLabelFields, time } from './common.ts'

export const record: z.ZodType<AnyRecord> = z
  .object({
    id: z.string(),
    tenant_id: z.string(),
    owner_id: z.string().nullable(),
    created_at: time,
    updated_at: time,
    created_by: z.string().nullable(),
    updated_by: z.string().nullable(),
    version: z.number().int(),
    deleted_at: time.nullable(),
  })
  .catchall(fieldValue)
  .meta({
    id: 'Record',
    description: 'The fields of its object that you may read; included relations beside them',
  })

export const page: z.ZodType<Page> = z
  .strictObject({ items: z.array(record), next_cursor: z.string().nullable() })
  .meta({ id: 'Page' })

const aggregateRow: z.ZodType<AggregateRow> = z
  .strictObject({
    group: z.array(fieldValue),
    labels: z.array(z.string().nullable()),
    values: z.array(z.union([z.string(), z.number(), z.null()])),
    currency: z.string().nullable().optional(),
  })
  .meta({ id: 'AggregateRow' })
export const aggregateRows: z.ZodType<readonly AggregateRow[]> = z.array(aggregateRow)

const searchHit: z.ZodType<SearchHit> = z
  .strictObject({ ...recordLabelFields, score: z.number() })
  .meta({ id: 'SearchHit' })
export const searchHits: z.ZodType<readonly SearchHit[]> = z.array(searchHit)

const aliases = z
  .strictObject({ en: z.array(z.string()).optional(), zh: z.array(z.string()).optional() })
  .optional()
const option: z.ZodType<Option> = z
  .strictObject({ code: z.string(), label, aliases, retired: z.literal(true).optional() })
  .meta({ id: 'Option' })

const field: z.ZodType<FieldDescription> = z
  .strictObject({
    name: z.string(),
    kind: z.string(),
    label,
    aliases,
    required: z.boolean(),
    read_only: z.boolean(),
    unique: z.boolean(),
    operators: z.array(z.enum(operators)),
    ui: z.enum([
      'text',
      'textarea',
      'markdown',
      'email',
      'phone',
      'url',
      'number',
      'percent',
      'currency',
      'boolean',
      'date',
      'datetime',
      'select',
      'multiselect',
      'reference',
      'json',
      'files',
      'geolocation',
    ]),
    options: z.array(option).optional(),
    references: z.string().optional(),
    references_any: z.array(z.string()).optional(),
    type_field: z.string().optional(),
    measures: z.enum(['number', 'money', 'time', 'text', 'choice', 'flag', 'link', 'none']),
    max_length: z.number().optional(),
    masked: z.literal(true).optional(),
    description: label.optional(),
    custom: z.literal(true).optional(),
  })
  .meta({ id: 'Field' })

const relation: z.ZodType<RelationDescription> = z
  .strictObject({ name: z.string(), object: z.string(), field: z.string(), label })
  .meta({ id: 'Relation' })

export const objectDescription: z.ZodType<ObjectDescription> = z
  .strictObject({
    name: z.string(),
    label,
    plural: label,
    aliases,
    display: z.string(),
    domain: z.enum(['sales', 'marketing', 'products', 'finance', 'service', 'hr', 'system']),
    fields: z.array(field),
    relations: z.array(relation),
    list: z.array(z.string()),
    period_field: z.string(),
    can: z.strictObject({ create: z.boolean(), update: z.boolean(), delete: z.boolean() }),
    custom: z.literal(true).optional(),
  })
  .meta({ id: 'Object' })
export const objectDescriptions: z.ZodType<readonly ObjectDescription[]> = z.array(objectDescription)

const added = { name: z.string(), label, retired: z.boolean() }
export const customMetadata: z.ZodType<CustomMetadata> = z
  .strictObject({
    version: z.number().int(),
    objects: z.array(z.strictObject(added)),
    fields: z.array(z.strictObject({ object: z.string(), kind: z.string(), ...added })),
  })
  .meta({ id: 'CustomMetadata' })
