import type { AggregateRow, GroupBy, Label, Measure, ObjectDescription, View } from '#crm-core/contract'
import { countWords, fieldOf, formatMoney, formatNumber, formatValue, plain, type Reader } from './format.ts'
import { totalOf } from './totals.ts'

type AggregateView = Extract<View, { kind: 'aggregate' }>
const rowsShown = 12
/** What the store hands out when no limit is asked for. */
const groupsAtMost = 200

const functionWords: Readonly<Record<Measure['fn'], (field: string) => Label>> = {
  count: () => ({ en: 'Count', zh: '数量' }),
  count_distinct: (field) => ({ en: `Different ${field}`, zh: `不同${field}数` }),
  sum: (field) => ({ en: `Total ${field}`, zh: `${field}合计` }),
  avg: (field) => ({ en: `Average ${field}`, zh: `平均${field}` }),
  min: (field) => ({ en: `Lowest ${field}`, zh: `最低${field}` }),
  max: (field) => ({ en: `Highest ${field}`, zh: `最高${field}` }),
}

/** Figures: a sentence, and a small table where there are groups. */
export function showAggregate(view: AggregateView, object: ObjectDescription, reader: Reader): string {
  const { query, rows } = view
  const groups = query.group_by ?? []
  if (groups.length === 0) return sentences(view, object, reader).join('\n')
  if (rows.length === 0) return nothingMatches(object, reader)
  const head = [
    ...groups.map((group) => groupWords(group, object, reader)),
    ...query.measures.map((measure) => measureWords(measure, object, reader)),
  ]
  const lines = rows
    .slice(0, rowsShown)
    .map((row) => [
      ...groups.map((group, at) => groupValue(group, row, at, object, reader)),
      ...row.values.map((value, at) => figure(value, query.measures[at], object, reader, row.currency)),
    ])
  const rest = rows.length - rowsShown
  return [
    overview(view, groups, object, reader),
    '',
    tableLine(head),
    tableLine([...groups.map(() => '---'), ...query.measures.map(() => '---:')]),
    ...lines.map(tableLine),
    ...(rest > 0 ? ['', reader.language === 'zh' ? `……另有 ${rest} 组` : `… and ${rest} more groups`] : []),
  ].join('\n')
}

/** `2 deals match.`, `Total amount of these deals: ¥3,500.` */
function sentences({ query, rows }: AggregateView, object: ObjectDescription, reader: Reader): string[] {
  const zh = reader.language === 'zh'
  return query.measures.map((measure, at) => {
    if (measure.fn === 'count' && !measure.field) {
      const count = Number(totalOf(rows, at) ?? 0)
      const words = countWords(object, count, reader)
      if (count === 0) return nothingMatches(object, reader)
      return zh ? `共有 ${words}。` : `${words} ${count === 1 ? 'matches' : 'match'}.`
    }
    const words = measureWords(measure, object, reader)
    // One row, or one a currency.
    const figures = rows.flatMap(({ values, currency }) => {
      const value = values[at] ?? null
      return value === null ? [] : [`**${figure(value, measure, object, reader, currency)}**`]
    })
    const shown = figures.join(zh ? '、' : ' and ')
    if (figures.length === 0)
      return zh
        ? `没有可用于计算${words}的${object.label.zh}。`
        : `No ${plural(object)} to take the ${words.toLowerCase()} of.`
    return zh ? `${object.label.zh}的${words}：${shown}。` : `${words} of these ${plural(object)}: ${shown}.`
  })
}

const plural = (object: ObjectDescription): string => object.plural.en.toLowerCase()
const nothingMatches = (object: ObjectDescription, { language }: Reader): string =>
  language === 'zh' ? `没有符合条件的${object.label.zh}。` : `No ${plural(object)} match.`

/** What, how much in all, and in how many groups. */
function overview(
  { query, rows }: AggregateView,
  groups: readonly GroupBy[],
  object: ObjectDescription,
  reader: Reader,
): string {
  const by = groups.map((group) => groupWords(group, object, reader))
  // Groups beyond a limit are not in the rows: then there is no total to tell.
  const whole = rows.length < (query.limit ?? groupsAtMost)
  const totals = query.measures.flatMap((measure, at) => {
    if (!whole || (measure.fn !== 'count' && measure.fn !== 'sum')) return []
    if (measure.fn === 'count' && !measure.field)
      return [countWords(object, Number(totalOf(rows, at) ?? 0), reader)]
    const words = measureWords(measure, object, reader)
    const shown = totalsByCurrency(rows, at, measure, object, reader)
    if (shown === '') return []
    return [reader.language === 'zh' ? `${words} ${shown}` : `${words.toLowerCase()} ${shown}`]
  })
  const groupCount = new Set(rows.map((row) => JSON.stringify(row.group))).size
  const names = query.measures.map((measure) => measureWords(measure, object, reader))
  if (totals.length === 0)
    return reader.language === 'zh'
      ? `${object.label.zh}按${by.join('、')}分组的${names.join('、')}，共 ${groupCount} 组。`
      : `${names.join(' and ')} of ${plural(object)} by ${by.join(' and ').toLowerCase()}.`
  if (reader.language === 'zh') {
    const what = `${object.label.zh}（按${by.join('、')}分组）`
    return `${[what, ...totals].join('，')}，共 ${groupCount} 组。`
  }
  const what = `${object.plural.en} by ${by.join(' and ').toLowerCase()}`
  const count = `${groupCount} ${groupCount === 1 ? 'group' : 'groups'}`
  return `${what}: ${[...totals, count].join(', ')}.`
}

/** What all groups come to; different currencies stay apart. */
function totalsByCurrency(
  rows: readonly AggregateRow[],
  at: number,
  measure: Measure,
  object: ObjectDescription,
  reader: Reader,
): string {
  const isMoney = isMoneyFigure(measure, object)
  const parts = Map.groupBy(rows, ({ currency }) => (isMoney ? currency : undefined))
  const totals = [...parts].flatMap(([currency, part]) => {
    const total = totalOf(part, at)
    return total === null ? [] : [figure(total, measure, object, reader, currency)]
  })
  return totals.join(reader.language === 'zh' ? '、' : ' and ')
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
  if (field && typeof group === 'string') return formatValue(field, value, reader)
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value).slice(0, 10)
  return plain(typeof group === 'string' ? text : periodWords(text, group.period, reader))
}

/** A period by the day on which it starts: `2026`, `2026 Q4`, `2026-11`, `2026-11-23`. */
function periodWords(day: string, period: Period, { language }: Reader): string {
  const [year = '', month = ''] = day.split('-')
  if (period === 'year') return year
  if (period === 'quarter') {
    const quarter = Math.ceil(Number(month) / 3)
    return language === 'zh' ? `${year} 年第 ${quarter} 季度` : `${year} Q${quarter}`
  }
  return period === 'month' ? `${year}-${month}` : day
}
type Period = Exclude<GroupBy, string>['period']

function figure(
  value: string | number | null,
  measure: Measure | undefined,
  object: ObjectDescription,
  reader: Reader,
  currency: AggregateRow['currency'],
): string {
  if (value === null) return '—'
  const field = measure?.field ? fieldOf(object, measure.field) : undefined
  if (measure && isMoneyFigure(measure, object))
    return formatMoney(String(value), currency ?? reader.currency, reader)
  const number = Number(value)
  if (Number.isNaN(number)) return field ? formatValue(field, value, reader) : plain(String(value))
  return formatNumber(number, reader)
}

const isMoneyFigure = ({ fn, field }: Measure, object: ObjectDescription): boolean =>
  fn !== 'count' && field !== undefined && fieldOf(object, field)?.measures === 'money'
