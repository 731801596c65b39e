import { z } from 'zod'
import { objectName } from '../kit/schemas.ts'
import { metadataTool } from './metadata-tool.ts'
import { newField } from './schemas.ts'

/** Adds a field to an object. */
export const addField = metadataTool({
  name: 'add_field',
  label: { en: 'Add a field', zh: '新增字段' },
  description:
    'Adds a field to an object. It is there at once for filters, forms, search and questions. Describe the object first, so that no field is added twice.',
  input: z.object({ object: objectName, field: newField }).strict(),
  say: ({ object, field }) => ({
    before: {
      en: `Add the field ${field.label.en} (${field.kind}) to ${object}.`,
      zh: `为 ${object} 新增字段“${field.label.zh}”（${field.kind}）。`,
    },
    after: {
      en: `Added the field ${field.label.en} (${field.name}) to ${object}.`,
      zh: `已为 ${object} 新增字段“${field.label.zh}”（${field.name}）。`,
    },
  }),
  object: ({ object }) => object,
  run: (metadata, { object, field }, options) => metadata.addField(object, field, options),
})
