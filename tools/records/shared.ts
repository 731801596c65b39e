import type {
  AnyRecord,
  FieldDescription,
  FieldValue,
  ObjectDescription,
  RecordLabel,
  RecordRef,
  ReferenceLabels,
} from '#crm-core/contract'
import type { ToolContext } from '../kit/types.ts'

type Crm = ToolContext['crm']

/** References of an object, with the object that each points to. */
function linksOf(description: ObjectDescription): (FieldDescription & { references: string })[] {
  return description.fields.filter(
    (field): field is FieldDescription & { references: string } => field.references !== undefined,
  )
}

function idsIn(value: FieldValue | undefined): string[] {
  return typeof value === 'string' ? [value] : []
}

/** Display texts for every reference among the records, one statement an object. */
export async function referenceLabels(
  crm: Crm,
  object: string,
  records: readonly AnyRecord[],
): Promise<ReferenceLabels> {
  const links = linksOf(crm.describe(object))
  const refs = records.flatMap((record) =>
    links.flatMap((link) => idsIn(record[link.name]).map((id) => ({ object: link.references, id }))),
  )
  const labels = await crm.label(uniqueRefs(refs))
  return Object.fromEntries(labels.map((label) => [label.id, label.display]))
}

export function uniqueRefs(refs: readonly RecordRef[]): RecordRef[] {
  return [
    ...new Map(refs.map((ref) => [`${ref.object}/${ref.id}`, { object: ref.object, id: ref.id }])).values(),
  ]
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
