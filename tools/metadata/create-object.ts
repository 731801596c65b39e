import { z } from 'zod'
import { metadataTool } from './metadata-tool.ts'
import { newObject } from './schemas.ts'

/** Creates an object. */
export const createObject = metadataTool({
  name: 'create_object',
  label: { en: 'Create an object', zh: '新建对象' },
  description:
    'Creates a new kind of record with its fields, such as a project or a contract. A name field is added where none is given.',
  input: z.object(newObject).strict(),
  say: ({ name, label, fields }) => ({
    before: {
      en: `Create the object ${label.en} (${name}) with ${fields?.length ?? 0} fields.`,
      zh: `新建对象“${label.zh}”（${name}），含 ${fields?.length ?? 0} 个字段。`,
    },
    after: { en: `Created the object ${label.en} (${name}).`, zh: `已新建对象“${label.zh}”（${name}）。` },
  }),
  object: ({ name }) => name,
  run: (metadata, object, options) => metadata.addObject(object, options),
})
