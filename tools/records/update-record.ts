import { z } from 'zod'
import { HotcrmError, type RecordRef } from '#crm-core/contract'
import { defineTool } from '../kit/define-tool.ts'
import { asList, fieldValues, recordRefs } from '../kit/schemas.ts'
import { fieldWords } from './field-words.ts'
import { labelOf, referenceLabels, uniqueRefs } from './shared.ts'

/** Changes fields of one record, or the same fields of several (each an action of its own). */
export const updateRecord = defineTool({
  name: 'update_record',
  effect: 'write',
  label: { en: 'Change a record', zh: '更新记录' },
  description:
    'Changes fields of existing records; only the fields given change. Several records change alike and are approved as one list.',
  input: z.object({ records: recordRefs, changes: fieldValues, version: z.int().optional() }).strict(),
  async expand({ records, changes, version }) {
    return uniqueRefs(asList(records)).map((record) => ({ args: { records: record, changes, version } }))
  },
  target: ({ records }) => one(records),
  async preview({ records, changes }, { crm }) {
    const ref = one(records)
    const preview = await crm.preview(ref.object, { ...changes, id: ref.id })
    return { kind: 'change', object: ref.object, target: await labelOf(crm, ref), changes: preview.changes }
  },
  async run({ records, changes, version }, { crm, claim }) {
    const ref = one(records)
    const saved = await crm.save(ref.object, { ...changes, id: ref.id }, { claim, expected_version: version })
    const { display } = await labelOf(crm, ref)
    const fields = fieldWords(
      crm.describe(ref.object),
      saved.changes.map((change) => change.field),
    )
    return {
      records: [ref],
      summary: saved.changes.length
        ? { en: `Changed ${fields.en} of ${display}.`, zh: `已更新 ${display} 的${fields.zh}。` }
        : { en: `${display} had these values already.`, zh: `${display} 的值原本就是如此，无需更改。` },
      toModel: `saved ${ref.object}/${ref.id}; changed ${saved.changes.map((change) => change.field).join(', ') || 'nothing'}`,
      view: {
        kind: 'record',
        object: ref.object,
        display,
        record: saved.record,
        labels: await referenceLabels(crm, ref.object, [saved.record]),
        changes: saved.changes,
      },
      repeated: saved.repeated,
    }
  },
})

/** An action has been expanded to a single record before it is previewed or run. */
function one(records: RecordRef | RecordRef[]): RecordRef {
  const [first, ...rest] = asList(records)
  if (!first || rest.length > 0)
    throw new HotcrmError('bad_request', { reason: 'update_record runs on one record an action' })
  return first
}
