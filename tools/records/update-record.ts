import { z } from 'zod'
import { HotcrmError, type RecordRef } from '#crm-core/contract'
import { defineTool, type ExpandedArgs } from '../kit/define-tool.ts'
import { asList, fieldValues, recordRefs } from '../kit/schemas.ts'
import type { ToolContext } from '../kit/types.ts'
import { fieldWords } from './field-words.ts'
import { changeLabels, labelOf, readRefs, referenceLabels, uniqueRefs } from './shared.ts'

const input = z.object({ records: recordRefs, changes: fieldValues, version: z.int().optional() }).strict()

/** Changes fields of one record, or the same fields of several (each an action of its own). */
export const updateRecord = defineTool({
  name: 'update_record',
  effect: 'write',
  label: { en: 'Change a record', zh: '更新记录' },
  description:
    'Changes fields of existing records; only the fields given change. Several records change alike and are approved as one list.',
  input,
  expand: ({ records, ...rest }, context) =>
    rest.version === undefined
      ? withVersions(uniqueRefs(asList(records)), rest.changes, context)
      : Promise.resolve([{ args: { records, ...rest } }]),
  target: ({ records }) => one(records),
  async preview({ records, changes }, { crm }) {
    const ref = one(records)
    const preview = await crm.preview(ref.object, { ...changes, id: ref.id })
    const { changes: shown } = preview
    const labels = await changeLabels(crm, ref.object, shown)
    return { kind: 'change', object: ref.object, target: await labelOf(crm, ref), changes: shown, labels }
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

/**
 * Binds every action to the version that is being looked at: if somebody changes the record between
 * the approval and the write, the write is refused instead of overwriting. One statement an object.
 */
async function withVersions(
  refs: readonly RecordRef[],
  changes: Record<string, unknown>,
  { crm }: ToolContext,
): Promise<ExpandedArgs<typeof input>[]> {
  const found = await readRefs(crm, refs, ['id', 'version'])
  const versions = new Map(found.map(({ id, version }) => [id, version]))
  return refs.map((records) => {
    const version = versions.get(records.id)
    if (version !== undefined) return { args: { records, changes, version } }
    const object = crm.describe(records.object).label[crm.actor.language]
    return { args: { records, changes }, problem: { code: 'not_found', params: { object } } }
  })
}

/** An action has been expanded to a single record before it is previewed or run. */
function one(records: RecordRef | RecordRef[]): RecordRef {
  const [first, ...rest] = asList(records)
  if (!first || rest.length > 0)
    throw new HotcrmError('bad_request', { reason: 'update_record runs on one record an action' })
  return first
}
