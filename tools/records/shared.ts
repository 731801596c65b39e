import type {
  AnyRecord,
  FieldChange,
  FieldValue,
  ObjectDescription,
  RecordLabel,
  RecordRef,
  ReferenceLabels,
} from '#crm-core/contract'
import type { ToolContext } from '../kit/types.ts'

type Crm = ToolContext['crm']

/** The objects that each reference of an object may point to. */
function linksOf({ fields }: ObjectDescription): { name: string; targets: readonly string[] }[] {
  return fields
    .map((field) => ({
      name: field.name,
      targets: field.references_any ?? (field.references ? [field.references] : []),
    }))
    .filter((link) => link.targets.length > 0)
}

/** Names of what the references among changes point to, before and after. */
export const changeLabels = (
  crm: Crm,
  object: string,
  changes: readonly FieldChange[],
): Promise<ReferenceLabels> =>
  referenceLabels(crm, object, [
    Object.fromEntries(changes.map(({ field, before }) => [field, before])),
    Object.fromEntries(changes.map(({ field, after }) => [field, after])),
  ])

/** Display texts for every reference among the records, one statement an object; an id is looked for wherever it may point. */
export async function referenceLabels(
  crm: Crm,
  object: string,
  records: readonly { readonly [field: string]: FieldValue | undefined }[],
): Promise<ReferenceLabels> {
  const links = linksOf(crm.describe(object))
  const refs = records.flatMap((record) =>
    links.flatMap(({ name, targets }) => {
      const id = record[name]
      return typeof id === 'string' ? targets.map((target) => ({ object: target, id })) : []
    }),
  )
  const labels = await crm.label(uniqueRefs(refs))
  return Object.fromEntries(labels.map((label) => [label.id, label.display]))
}

export function uniqueRefs(refs: readonly RecordRef[]): RecordRef[] {
  return [
    ...new Map(refs.map((ref) => [`${ref.object}/${ref.id}`, { object: ref.object, id: ref.id }])).values(),
  ]
}

const page = 200
/** These records, as far as they are within reach; one statement an object and page. */
export async function readRefs(
  crm: Crm,
  refs: readonly RecordRef[],
  select: readonly string[],
): Promise<AnyRecord[]> {
  const read: AnyRecord[] = []
  for (const [object, some] of Map.groupBy(refs, (ref) => ref.object)) {
    const ids = some.map(({ id }) => id)
    for (let at = 0; at < ids.length; at += page) {
      const filter = { field: 'id', op: 'in' as const, value: ids.slice(at, at + page) }
      read.push(...(await crm.find(object, { filter, select, limit: page })).items)
    }
  }
  return read
}

/** How a person names this record; its id when it is out of reach by now. */
export async function labelOf(crm: Crm, ref: RecordRef): Promise<RecordLabel> {
  const [label] = await crm.label([ref])
  return label ?? { ...ref, display: ref.id }
}

/** Label of an object for a count, in both languages: `3 leads`, `3 条线索`. */
export function countWords(description: ObjectDescription, count: number): { en: string; zh: string } {
  const noun = count === 1 ? description.label.en : description.plural.en
  return { en: `${count} ${noun.toLowerCase()}`, zh: `${count} 条${description.label.zh}` }
}
