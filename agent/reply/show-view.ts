import type {
  ActorCrm,
  AnyRecord,
  FieldChange,
  ObjectDescription,
  RecordLabel,
  View,
} from '#crm-core/contract'
import { fieldOf, formatValue, link, plain, type Reader } from './format.ts'
import { showAggregate } from './show-aggregate.ts'

const listed = 5
const detailed = 3
const changesShown = 8

/** A view as Markdown for a conversation: the first few of a list with links, what changed of a record, figures as a table. */
export async function showView(view: View, crm: ActorCrm, reader: Reader): Promise<string> {
  const { kind } = view
  if (kind === 'records') return showRecords(view, crm, reader)
  if (kind === 'hits') return showHits(view.hits, reader)
  if (kind === 'aggregate') return showAggregate(view, crm.describe(view.object), reader)
  if (kind === 'email')
    return `${link(view.email.to.object, view.email.to.id, view.email.to_label.display)} · ${plain(view.email.subject)}`
  const object = crm.describe(view.object)
  if (kind === 'object') return showObject(object, reader)
  return view.changes
    ? showChanges(view.changes, object, reader, view.labels)
    : showDetails(view.record, view.labels, object, reader)
}

async function showRecords(
  view: Extract<View, { kind: 'records' }>,
  crm: ActorCrm,
  reader: Reader,
): Promise<string> {
  const object = crm.describe(view.object)
  const first = view.records.slice(0, listed)
  const labels = await crm.label(first.map(({ id }) => ({ object: view.object, id })))
  const lines = first.map((record, at) => {
    const label = labels.find((one) => one.id === record.id)
    const details = detailsOf(record, view, object, label, reader)
    return `${at + 1}. ${link(view.object, record.id, label?.display ?? record.id)}${details}`
  })
  return [...lines, ...more(view.total - first.length, reader)].join('\n')
}

/** A few columns beside the name, without what the name says already. */
function detailsOf(
  record: AnyRecord,
  view: Extract<View, { kind: 'records' }>,
  object: ObjectDescription,
  label: RecordLabel | undefined,
  reader: Reader,
): string {
  const shown = view.columns
    .flatMap((name) => fieldOf(object, name) ?? [])
    .filter((field) => field.measures !== 'text' && record[field.name] != null)
    .slice(0, detailed)
    .map(
      (field) =>
        `${field.label[reader.language]} ${formatValue(field, record[field.name], reader, view.labels)}`,
    )
  const parts = [...(label?.subtitle ? [plain(label.subtitle)] : []), ...shown]
  return parts.length > 0 ? ` · ${parts.join(' · ')}` : ''
}

const more = (count: number, { language }: Reader): string[] =>
  count > 0 ? [language === 'zh' ? `……另有 ${count} 条` : `… and ${count} more`] : []

function showHits(hits: readonly RecordLabel[], reader: Reader): string {
  const lines = hits
    .slice(0, listed)
    .map(
      (hit, at) =>
        `${at + 1}. ${link(hit.object, hit.id, hit.display)}${hit.subtitle ? ` · ${plain(hit.subtitle)}` : ''}`,
    )
  return [...lines, ...more(hits.length - listed, reader)].join('\n')
}

export function showChanges(
  changes: readonly FieldChange[],
  object: ObjectDescription,
  reader: Reader,
  labels: Readonly<Record<string, string>> = {},
): string {
  const lines = changes.flatMap((change) => {
    const field = fieldOf(object, change.field)
    if (!field || field.read_only) return []
    const after = formatValue(field, change.after, reader, labels)
    const before = change.before === null ? '' : `${formatValue(field, change.before, reader, labels)} → `
    return [`- ${field.label[reader.language]}: ${before}${after}`]
  })
  return [...lines.slice(0, changesShown), ...more(lines.length - changesShown, reader)].join('\n')
}

function showDetails(
  record: AnyRecord,
  labels: Readonly<Record<string, string>>,
  object: ObjectDescription,
  reader: Reader,
): string {
  return object.list
    .flatMap((name) => fieldOf(object, name) ?? [])
    .filter((field) => record[field.name] != null && record[field.name] !== '')
    .slice(0, changesShown)
    .map(
      (field) =>
        `- ${field.label[reader.language]}: ${formatValue(field, record[field.name], reader, labels)}`,
    )
    .join('\n')
}

function showObject(object: ObjectDescription, { language }: Reader): string {
  return object.fields
    .filter((field) => !field.read_only)
    .map((field) => `- ${field.label[language]} (\`${field.name}\`)`)
    .join('\n')
}
