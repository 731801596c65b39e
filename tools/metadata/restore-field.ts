import { z } from 'zod'
import { objectName } from '../kit/schemas.ts'
import { metadataTool } from './metadata-tool.ts'
import { name } from './schemas.ts'

/** Brings a retired field back. */
export const restoreField = metadataTool({
  name: 'restore_field',
  label: { en: 'Restore a field', zh: '恢复字段' },
  description: 'Brings a retired field back with its values.',
  input: z.object({ object: objectName, field: name }).strict(),
  say: ({ object, field }) => ({
    before: { en: `Bring the field ${field} of ${object} back.`, zh: `恢复 ${object} 的字段 ${field}。` },
    after: { en: `Restored the field ${field} of ${object}.`, zh: `已恢复 ${object} 的字段 ${field}。` },
  }),
  object: ({ object }) => object,
  run: (metadata, { object, field }, options) => metadata.restoreField(object, field, options),
})
