import { z } from 'zod'
import { objectName } from '../kit/schemas.ts'
import { metadataTool } from './metadata-tool.ts'
import { objectPatch } from './schemas.ts'

/** Changes an object that was added. */
export const changeObject = metadataTool({
  name: 'change_object',
  label: { en: 'Change an object', zh: '更改对象' },
  description: 'Changes the words, rights or list of an object that was added.',
  input: z.object({ object: objectName, changes: objectPatch }).strict(),
  say: ({ object, changes }) => ({
    before: {
      en: `Change ${Object.keys(changes).join(', ')} of the object ${object}.`,
      zh: `更改对象 ${object}：${Object.keys(changes).join('、')}。`,
    },
    after: { en: `Changed the object ${object}.`, zh: `已更改对象 ${object}。` },
  }),
  object: ({ object }) => object,
  run: (metadata, { object, changes }, options) => metadata.changeObject(object, changes, options),
})
