import { z } from 'zod'
import { objectName } from '../kit/schemas.ts'
import { metadataTool } from './metadata-tool.ts'

/** Hides an object that was added. */
export const retireObject = metadataTool({
  name: 'retire_object',
  label: { en: 'Retire an object', zh: '停用对象' },
  description: 'Hides an object that was added; its records stay and come back with restore_object.',
  input: z.object({ object: objectName }).strict(),
  say: ({ object }) => ({
    before: {
      en: `Hide the object ${object} from everybody; its records stay.`,
      zh: `对所有人隐藏对象 ${object}，其记录保留。`,
    },
    after: { en: `Retired the object ${object}.`, zh: `已停用对象 ${object}。` },
  }),
  object: () => null,
  run: (metadata, { object }, options) => metadata.retireObject(object, options),
})
