import type { AggregateRow, GroupBy, Label, Measure, ObjectDescription, View } from '#crm-core/contract'
import { fieldOf, formatMoney, formatNumber, formatValue, plain, type Reader } from './format.ts'

type AggregateView = Extract<View, { kind: 'aggregate' }>
const rowsShown = 12

const functionWords: Readonly<Record<Measure['fn'], (field: string) => Label>> = {
  count: () => ({ en: 'Count', zh: '数量' }),
  sum: (field) => ({ en: `Total ${field}`, zh: `${field}合计` }),
  avg: (field) => ({ en: `Average ${field}`, zh: `平均${field}` }),
  min: (field) => ({ en: `Lowest ${field}`, zh: `最低${field}` }),
  max: (field) => ({ en: `Highest ${field}`, zh: `最高${field}` }),
}

/** Figures: one line each without groups, else a small table. */
export function showAggregate(
  { query, rows }: AggregateView,
  object: ObjectDescription,
  reader: Reader,
): string {
  const measures = query.measures.map((measure) => measureWords(measure, object, reader))
  const groups = query.group_by ?? []
  if (groups.length === 0)
    return measures
      .map(
        (words, at) =>
          `- ${words}: **${figure(rows[0]?.values[at] ?? null, query.measures[at], object, reader)}**`,
      )
      .join('\n')
  const head = [...groups.map((group) => groupWords(group, object, reader)), ...measures]
  const lines = rows
    .slice(0, rowsShown)
    .map((row) => [
      ...groups.map((group, at) => groupValue(group, row, at, object, reader)),
      ...row.values.map((value, at) => figure(value, query.measures[at], object, reader)),
    ])
  const rest = rows.length - rowsShown
  return [
    tableLine(head),
    tableLine([...groups.map(() => '---'), ...measures.map(() => '---:')]),
    ...lines.map(tableLine),
    ...(rest > 0 ? ['', reader.language === 'zh' ? `……另有 ${rest} 组` : `… and ${rest} more groups`] : []),
  ].join('\n')
}

const tableLine = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function measureWords(measure: Measure, object: ObjectDescription, { language }: Reader): string {
  const label = measure.field ? fieldOf(object, measure.field)?.label[language] : undefined
  const field = label ?? measure.field ?? ''
  return functionWords[measure.fn](language === 'en' ? field.toLowerCase() : field)[language]
}

function groupWords(group: GroupBy, object: ObjectDescription, { language }: Reader): string {
  const name = typeof group === 'string' ? group : group.field
  return fieldOf(object, name)?.label[language] ?? name
}

function groupValue(
  group: GroupBy,
  row: AggregateRow,
  at: number,
  object: ObjectDescription,
  reader: Reader,
): string {
  const label = row.labels[at]
  if (label) return plain(label)
  const value = row.group[at] ?? null
  const field = fieldOf(object, typeof group === 'string' ? group : group.field)
  if (value === null) return '—'
  return field && typeof group === 'string'
    ? formatValue(field, value, reader)
    : plain(typeof value === 'object' ? JSON.stringify(value) : String(value).slice(0, 10))
}

function figure(
  value: string | number | null,
  measure: Measure | undefined,
  object: ObjectDescription,
  reader: Reader,
): string {
  if (value === null) return '—'
  const field = measure?.field ? fieldOf(object, measure.field) : undefined
  if (measure?.fn !== 'count' && field?.measures === 'money')
    return formatMoney(String(value), reader.currency, reader)
  const number = Number(value)
  if (Number.isNaN(number)) return field ? formatValue(field, value, reader) : plain(String(value))
  return formatNumber(number, reader)
}
