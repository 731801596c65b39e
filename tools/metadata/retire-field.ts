import { z } from 'zod'
import { objectName } from '../kit/schemas.ts'
import { metadataTool } from './metadata-tool.ts'
import { name } from './schemas.ts'

/** Hides a field that was added. */
export const retireField = metadataTool({
  name: 'retire_field',
  label: { en: 'Retire a field', zh: '停用字段' },
  description: 'Hides a field that was added; its values stay and come back with restore_field.',
  input: z.object({ object: objectName, field: name }).strict(),
  say: ({ object, field }) => ({
    before: {
      en: `Hide the field ${field} of ${object} from everybody; its values stay.`,
      zh: `对所有人隐藏 ${object} 的字段 ${field}，其数据保留。`,
    },
    after: { en: `Retired the field ${field} of ${object}.`, zh: `已停用 ${object} 的字段 ${field}。` },
  }),
  object: ({ object }) => object,
  run: (metadata, { object, field }, options) => metadata.retireField(object, field, options),
})
