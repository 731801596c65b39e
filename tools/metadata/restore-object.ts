import { z } from 'zod'
import { objectName } from '../kit/schemas.ts'
import { metadataTool } from './metadata-tool.ts'

/** Brings a retired object back. */
export const restoreObject = metadataTool({
  name: 'restore_object',
  label: { en: 'Restore an object', zh: '恢复对象' },
  description: 'Brings a retired object back with its records.',
  input: z.object({ object: objectName }).strict(),
  say: ({ object }) => ({
    before: { en: `Bring the object ${object} back with its records.`, zh: `恢复对象 ${object} 及其记录。` },
    after: { en: `Restored the object ${object}.`, zh: `已恢复对象 ${object}。` },
  }),
  object: ({ object }) => object,
  run: (metadata, { object }, options) => metadata.restoreObject(object, options),
})
