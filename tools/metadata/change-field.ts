import { z } from 'zod'
import { objectName } from '../kit/schemas.ts'
import { metadataTool } from './metadata-tool.ts'
import { fieldPatch, name } from './schemas.ts'

/** Changes a field that was added. */
export const changeField = metadataTool({
  name: 'change_field',
  label: { en: 'Change a field', zh: '更改字段' },
  description:
    'Changes the words, choices or limits of a field that was added. Choices that are left out are retired; records keep them. Name and kind never change.',
  input: z.object({ object: objectName, field: name, changes: fieldPatch }).strict(),
  say: ({ object, field, changes }) => ({
    before: {
      en: `Change ${Object.keys(changes).join(', ')} of the field ${field} of ${object}.`,
      zh: `更改 ${object} 的字段 ${field}：${Object.keys(changes).join('、')}。`,
    },
    after: { en: `Changed the field ${field} of ${object}.`, zh: `已更改 ${object} 的字段 ${field}。` },
  }),
  object: ({ object }) => object,
  run: (metadata, { object, field, changes }, options) =>
    metadata.changeField(object, field, changes, options),
})
