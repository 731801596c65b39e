import type {
  AggregateFunction,
  AnyRecord,
  FieldValue,
  Language,
  ObjectDescription,
  ReferenceLabels,
  View,
} from '#crm-core/contract'
import type { Catalog } from './catalog.ts'
import { displayOf } from './display.ts'
import { forecastText } from './forecasts.ts'
import { emailText } from './previews.ts'
import { scoresText } from './scores.ts'
import { table } from './table.ts'
import { valueText } from './values.ts'
import { pad } from './width.ts'
import stringWidth from 'string-width'

export interface ViewContext {
  readonly catalog: Catalog
  readonly language: Language
  readonly time_zone: string
  readonly columns: number
}

/** What a tool shows, as terminal text; null for what is better said in words. */
export function viewText(view: View, context: ViewContext): string | null {
  switch (view.kind) {
    case 'records':
      return view.records.length === 0
        ? null
        : recordsTable(view.object, view.columns, view.records, view.labels, context)
    case 'record':
      return recordSummary(view, context)
    case 'hits':
      return view.hits.map((hit) => `${hit.display}${hit.subtitle ? ` · ${hit.subtitle}` : ''}`).join('\n')
    case 'aggregate':
      return aggregateTable(view, context)
    case 'email':
      return emailText(view.email, context.language)
    case 'scores':
      return scoresText(view, context)
    case 'what_if':
      return null
    case 'forecast':
      return forecastText(view.forecast, context)
    case 'object':
      return fieldsTable(view.object, context)
  }
}

/** Records as a table of chosen fields. */
export function recordsTable(
  object: string,
  columns: readonly string[],
  records: readonly AnyRecord[],
  labels: ReferenceLabels,
  context: ViewContext,
): string {
  const { catalog, language } = context
  const described = catalog.object(object)
  const head = columns.map((name) => ({
    title: isPersonName(described, name) ? described.label[language] : catalog.title(object, name),
    align: alignOf(catalog, object, name),
  }))
  const rows = records.map((record) =>
    columns.map((name) =>
      name === described?.display
        ? displayOf(record, described)
        : valueText(record[name], catalog.field(object, name), { ...context, labels }),
    ),
  )
  return table(head, rows, context.columns)
}

/** A person is shown by both names, so the column is not only the last name. */
const isPersonName = (object: ObjectDescription | undefined, name: string): object is ObjectDescription =>
  object?.display === name && object.fields.some((field) => field.name === 'first_name')

/** A record in a conversation: the fields of its list, without ids and what the system keeps. */
function recordSummary(
  { object, display, record, labels }: Extract<View, { kind: 'record' }>,
  context: ViewContext,
): string {
  const described = context.catalog.object(object)
  const names = described?.list.filter((name) => name !== described.display) ?? []
  return [display, ...fieldLines(object, names, record, labels, context)].join('\n')
}

function alignOf(catalog: Catalog, object: string, name: string): 'left' | 'right' {
  const measures = catalog.field(object, name)?.measures
  return measures === 'number' || measures === 'money' ? 'right' : 'left'
}

const kept = new Set(['id', 'tenant_id', 'version', 'created_by', 'updated_by', 'deleted_at'])

/** One record by its name, a line a field that has a value; what the system keeps for itself only when asked. */
export function recordLines(
  object: string,
  record: AnyRecord,
  labels: ReferenceLabels,
  context: ViewContext,
  all = false,
): string {
  const described = context.catalog.object(object)
  const names = (described?.fields ?? []).map(({ name }) => name).filter((name) => all || !kept.has(name))
  const lines = fieldLines(object, names, record, labels, context)
  const label = described?.label[context.language] ?? object
  return [`${label} · ${displayOf(record, described)}`, ...lines].join('\n')
}

function fieldLines(
  object: string,
  names: readonly string[],
  record: AnyRecord,
  labels: ReferenceLabels,
  context: ViewContext,
): string[] {
  const { catalog } = context
  const lines = names
    .map((name) => ({
      title: catalog.title(object, name),
      text: valueText(record[name], catalog.field(object, name), { ...context, labels }),
    }))
    .filter(({ text }) => text !== '')
  const width = Math.max(0, ...lines.map(({ title }) => stringWidth(title)))
  return lines.map(({ title, text }) => `  ${pad(title, width)}  ${text}`)
}

function aggregateTable(view: Extract<View, { kind: 'aggregate' }>, context: ViewContext): string {
  const { catalog, language } = context
  const { group_by = [], measures } = view.query
  const groups = group_by.map((group) => (typeof group === 'string' ? group : group.field))
  const head = [
    ...groups.map((name) => ({ title: catalog.title(view.object, name) })),
    ...measures.map(({ fn, field }) => ({
      title: measureTitle(fn, field ? catalog.title(view.object, field) : null, language),
      align: 'right' as const,
    })),
  ]
  const rows = view.rows.map((row) => [
    ...row.group.map((value, index) => row.labels[index] ?? plainValue(value)),
    ...row.values.map((value, index) => {
      const measure = measures[index]
      const field = measure?.fn === 'count' ? undefined : catalog.field(view.object, measure?.field ?? '')
      return value !== null && row.currency && field?.measures === 'money'
        ? valueText({ amount: String(value), currency: row.currency }, field, { ...context, labels: {} })
        : figure(value, language)
    }),
  ])
  return table(head, rows, context.columns)
}

const measureWords = {
  en: {
    count: 'Count',
    count_distinct: 'Different',
    sum: 'Total',
    avg: 'Average',
    min: 'Least',
    max: 'Most',
  },
  zh: { count: '数量', count_distinct: '不同值数', sum: '合计', avg: '平均', min: '最小', max: '最大' },
} as const
function measureTitle(fn: AggregateFunction, field: string | null, language: Language): string {
  const words = measureWords[language][fn]
  if (!field) return words
  return language === 'zh' ? `${field}${words}` : `${field} (${words.toLowerCase()})`
}

const plainValue = (value: FieldValue) =>
  value === null ? '—' : typeof value === 'object' ? JSON.stringify(value) : String(value)

/** Sums of money are exact decimal text; Intl takes it as it is. */
function figure(value: string | number | null, language: Language): string {
  if (value === null) return ''
  const format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-US', { maximumFractionDigits: 2 })
  return Number.isNaN(Number(value)) ? String(value) : format.format(value as Intl.StringNumericLiteral)
}

/** The fields of an object. */
export function fieldsTable(object: string, { catalog, language, columns }: ViewContext): string {
  const fields = catalog.object(object)?.fields ?? []
  const rows = fields.map((field) => [
    field.name,
    field.label[language],
    field.references ? `→ ${field.references}` : field.kind,
    field.required ? '*' : '',
    field.options?.map((option) => option.code).join(' ') ?? '',
  ])
  const titles =
    language === 'zh'
      ? ['字段', '名称', '类型', '必填', '可选值']
      : ['field', 'label', 'kind', 'required', 'choices']
  return table(
    titles.map((title) => ({ title })),
    rows,
    columns,
  )
}
