import { z } from 'zod'
import { defineTool } from '../kit/define-tool.ts'
import { objectName } from '../kit/schemas.ts'

/** Tells the fields, choices and relations of an object as the actor may see them. */
export const describeObject = defineTool({
  name: 'describe_object',
  effect: 'read',
  label: { en: 'Describe an object', zh: '查看对象定义' },
  description:
    'Fields with types, picklist codes and relations of one object. Call it before filtering or writing fields you do not know.',
  input: z.object({ object: objectName }).strict(),
  async run({ object }, { crm }) {
    const description = crm.describe(object)
    const fields = description.fields.map((field) => {
      const about = field.options
        ? `one of ${field.options.map((option) => option.code).join('|')}`
        : (field.references ?? field.kind)
      return `${field.name}: ${about}${field.required ? ', required' : ''}${field.read_only ? ', read only' : ''}`
    })
    const relations = description.relations.map((relation) => `${relation.name} → ${relation.object}`)
    return {
      records: [],
      summary: {
        en: `${description.label.en} has ${description.fields.length} fields.`,
        zh: `${description.label.zh}共有 ${description.fields.length} 个字段。`,
      },
      toModel: [
        `object ${object}`,
        ...fields,
        ...(relations.length ? [`relations: ${relations.join(', ')}`] : []),
      ].join('\n'),
      view: { kind: 'object', object },
    }
  },
})
