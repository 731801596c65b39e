import { z } from 'zod'
import { defineTool } from '../kit/define-tool.ts'
import { fieldValues, objectName } from '../kit/schemas.ts'
import { changeLabels, labelOf, referenceLabels } from './shared.ts'

/** Creates one record of any object. */
export const createRecord = defineTool({
  name: 'create_record',
  effect: 'write',
  label: { en: 'Create a record', zh: '新建记录' },
  description:
    'Creates one record. Picklists take codes. All wrong values come back at once, so mend them and call again.',
  input: z.object({ object: objectName, values: fieldValues }).strict(),
  async preview({ object, values }, { crm }) {
    const { changes } = await crm.preview(object, values)
    return {
      kind: 'change',
      object,
      target: null,
      changes,
      labels: await changeLabels(crm, object, changes),
    }
  },
  async run({ object, values }, { crm, claim }) {
    const { record, changes, repeated } = await crm.save(object, values, { claim })
    const ref = { object, id: record.id }
    const { display } = await labelOf(crm, ref)
    const { label } = crm.describe(object)
    return {
      records: [ref],
      summary: { en: `Created ${label.en.toLowerCase()} ${display}.`, zh: `已新建${label.zh} ${display}。` },
      toModel: `created ${object}/${record.id}`,
      view: {
        kind: 'record',
        object,
        display,
        record,
        labels: await referenceLabels(crm, object, [record]),
        changes,
      },
      repeated,
    }
  },
})
