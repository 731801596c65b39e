import { z } from 'zod'
import type { FieldValue } from '#crm-core/contract'
import { defineTool } from '../kit/define-tool.ts'
import { recordRef } from '../kit/schemas.ts'
import { show } from './for-model.ts'
import { labelOf, referenceLabels } from './shared.ts'

const childLimit = 10

/** Reads one record with its fields, and the children asked for. */
export const getRecord = defineTool({
  name: 'get_record',
  effect: 'read',
  label: { en: 'Open a record', zh: '打开记录' },
  description:
    'One record with all its fields. include names relations (see describe_object) whose newest children come along.',
  input: z.object({ record: recordRef, include: z.array(z.string()).max(5).optional() }).strict(),
  target: ({ record }) => record,
  async run({ record: ref, include }, { crm }) {
    const description = crm.describe(ref.object)
    const relations = Object.fromEntries(
      (include ?? []).map((name) => [name, { limit: childLimit }] as const),
    )
    const record = await crm.get(ref.object, ref.id, { include: relations })
    const { display } = await labelOf(crm, ref)
    const children = (include ?? []).map((name) => `${name}: ${countOf(record[name])}`)
    return {
      records: [ref],
      summary: { en: `Here is ${display}.`, zh: `已打开 ${display}。` },
      toModel: [
        `${ref.object}/${ref.id}`,
        ...description.fields.map((field) => show(field, record)).filter(Boolean),
        ...children,
      ].join('\n'),
      view: {
        kind: 'record',
        object: ref.object,
        display,
        record,
        labels: await referenceLabels(crm, ref.object, [record]),
      },
    }
  },
})

const countOf = (value: FieldValue | undefined): string =>
  Array.isArray(value) ? `${value.length} shown` : value ? 'one' : 'none'
