import type {
  ActorCrm,
  AnyRecord,
  FieldChange,
  FieldDescription,
  ObjectDescription,
  RecordLabel,
  View,
} from '#crm-core/contract'
import { fieldOf, formatValue, link, plain, type Reader } from './format.ts'
import { showAggregate } from './show-aggregate.ts'
import { showForecast } from './show-forecast.ts'
import { showScores, showWhatIf } from './show-scores.ts'

const listed = 5
const detailed = 3
const changesShown = 8

/** A view as Markdown for a conversation: the first few of a list with links, what changed of a record, figures as a table. */
export async function showView(
  view: View,
  crm: ActorCrm,
  reader: Reader,
  asked: ReadonlySet<string> | null = null,
): Promise<string> {
  const { kind } = view
  if (kind === 'records') return showRecords(view, crm, reader)
  if (kind === 'hits') return showHits(view.hits, reader)
  if (kind === 'aggregate') return showAggregate(view, crm.describe(view.object), reader)
  if (kind === 'email')
    return `${link(view.email.to.object, view.email.to.id, view.email.to_label.display)} · ${plain(view.email.subject)}`
  if (kind === 'scores') return showScores(view, reader)
  if (kind === 'what_if') return showWhatIf(view.what_if, reader)
  if (kind === 'forecast') return showForecast(view.forecast, reader)
  const object = crm.describe(view.object)
  if (kind === 'object') return showObject(object, reader)
  return view.changes
    ? showChanges(view.changes, object, reader, view.labels, asked)
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
  const subtitle = label?.subtitle ? [plain(label.subtitle)] : []
  const shown = view.columns
    .flatMap((name) => fieldOf(object, name) ?? [])
    .filter((field) => field.measures !== 'text' && record[field.name] != null)
    .map((field) => ({ field, text: formatValue(field, record[field.name], reader, view.labels) }))
    .filter(({ text }) => !subtitle.some((known) => known.includes(text)))
    .slice(0, detailed)
    .map(({ field, text }) =>
      speaksForItself.has(field.measures) ? text : `${field.label[reader.language]} ${text}`,
    )
  const parts = [...subtitle, ...shown]
  return parts.length > 0 ? ` · ${parts.join(' · ')}` : ''
}
/** A stage or an amount needs no name beside it. */
const speaksForItself: ReadonlySet<FieldDescription['measures']> = new Set(['choice', 'money'])

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

/** What changed; `asked` keeps to what the person set and the dates and amounts that came of it. */
export function showChanges(
  changes: readonly FieldChange[],
  object: ObjectDescription,
  reader: Reader,
  labels: Readonly<Record<string, string>> = {},
  asked: ReadonlySet<string> | null = null,
): string {
  const lines = changes.flatMap((change) => {
    const field = fieldOf(object, change.field)
    if (!field || field.read_only || change.after === '' || isName(field, object, change)) return []
    if (asked && !asked.has(field.name) && !matters(field, object)) return []
    if (change.before === null && change.after === null) return []
    const after = formatValue(field, change.after, reader, labels)
    const before = change.before === null ? '' : `${formatValue(field, change.before, reader, labels)} → `
    return [`- ${field.label[reader.language]}: ${before}${after}`]
  })
  return [...lines.slice(0, changesShown), ...more(lines.length - changesShown, reader)].join('\n')
}

/** The name of a new record stands in the sentence before. */
const isName = (field: FieldDescription, object: ObjectDescription, { before }: FieldChange): boolean =>
  before === null && (field.name === object.display || field.name === 'first_name')
/** Set by nobody, yet worth a word: when and how much. */
const matters = (field: FieldDescription, object: ObjectDescription): boolean =>
  object.list.includes(field.name) && (field.measures === 'time' || field.measures === 'money')

function showDetails(
  record: AnyRecord,
  labels: Readonly<Record<string, string>>,
  object: ObjectDescription,
  reader: Reader,
): string {
  return object.list
    .flatMap((name) => fieldOf(object, name) ?? [])
    .filter(
      (field) => field.name !== object.display && record[field.name] != null && record[field.name] !== '',
    )
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
