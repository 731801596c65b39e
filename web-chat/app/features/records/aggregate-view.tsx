import type {
  AggregateQuery,
  AggregateRow,
  FieldValue,
  GroupBy,
  Measure,
  ObjectDescription,
  View,
} from '#crm-core/contract'
import { useWords, type Words } from '../../i18n/index.ts'
import { Card } from '../../ui/card.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { useMe } from '../session/queries.ts'
import { formatDate, formatMoney, formatNumber, nothing } from './format-value.ts'
import { useObject } from './queries.ts'

/** Figures by group as a table, with a bar for the first figure of each row. */
export function AggregateView({ view }: { view: Extract<View, { kind: 'aggregate' }> }) {
  const words = useWords()
  const { workspace } = useMe()
  const description = useObject(view.object)
  if (!description || view.rows.length === 0) return null
  const groups = view.query.group_by ?? []
  const sizeOf = (row: AggregateRow) => Math.abs(Number(row.values[0] ?? 0))
  const largest = Math.max(0, ...view.rows.map(sizeOf))
  const shareOf = (row: AggregateRow) => (largest > 0 ? sizeOf(row) / largest : 0)
  const figure = (row: AggregateRow, index: number) =>
    formatFigure(
      row.values[index],
      view.query.measures[index],
      description,
      row.currency ?? workspace.currency,
      words.language,
    )
  if (groups.length === 0) return <Totals view={view} description={description} figure={figure} />
  return (
    <Card>
      <ScrollArea label={words.say(description.plural)} className="overflow-x-auto">
        <table className="w-full min-w-max border-collapse text-[0.8125rem]">
          <thead>
            <tr className="border-b bg-sunken text-xs text-soft">
              {groups.map((group) => (
                <th key={nameOf(group)} scope="col" className="px-4 py-2 text-start font-medium">
                  {labelOf(nameOf(group), description, words)}
                </th>
              ))}
              {view.query.measures.map((measure) => (
                <th key={keyOf(measure)} scope="col" className="px-4 py-2 text-end font-medium">
                  {measureWords(measure, description, words)}
                </th>
              ))}
              <td className="hidden w-1/3 min-w-24 sm:table-cell" aria-hidden />
            </tr>
          </thead>
          <tbody>
            {inOrder(view, description).map((row) => (
              <tr key={JSON.stringify([row.group, row.currency])} className="border-b last:border-b-0">
                {groups.map((group, position) => (
                  <th key={nameOf(group)} scope="row" className="px-4 py-2 text-start font-normal">
                    {groupWords(
                      row.group[position],
                      row.labels[position],
                      group,
                      description,
                      words.language,
                    )}
                    {position === 0 && (
                      <span className="mt-1.5 block w-24 sm:hidden" aria-hidden>
                        <Bar share={shareOf(row)} />
                      </span>
                    )}
                  </th>
                ))}
                {view.query.measures.map((measure, position) => (
                  <td key={keyOf(measure)} className="px-4 py-2 text-end font-medium tabular-nums">
                    {figure(row, position)}
                  </td>
                ))}
                <td className="hidden py-2 pe-4 sm:table-cell" aria-hidden>
                  <Bar share={shareOf(row)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </Card>
  )
}

/** Choices in the order in which they are meant, as a pipeline has it, unless the question asked for another. */
function inOrder(
  { rows, query }: TotalsProps['view'],
  description: ObjectDescription,
): readonly AggregateRow[] {
  const [group] = query.group_by ?? []
  const options = group && !query.order && fieldOf(description, nameOf(group))?.options
  if (!options) return rows
  const placeOf = (row: AggregateRow) => {
    const place = options.findIndex((option) => option.code === row.group[0])
    return place < 0 ? options.length : place
  }
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b))
}

interface TotalsProps {
  readonly view: Extract<View, { kind: 'aggregate' }>
  readonly description: ObjectDescription
  readonly figure: (row: AggregateRow, index: number) => string
}
/** Without groups there is one row, or one a currency: its figures, large. */
function Totals({ view, description, figure }: TotalsProps) {
  const words = useWords()
  return (
    <Card className="flex flex-wrap gap-x-10 gap-y-4 px-5 py-4">
      {view.rows.flatMap((row) =>
        view.query.measures.map((measure, index) => (
          <div key={`${keyOf(measure)} ${row.currency ?? ''}`}>
            <p className="text-xs text-soft">{measureWords(measure, description, words)}</p>
            <p className="mt-0.5 text-2xl font-semibold tracking-tight tabular-nums">{figure(row, index)}</p>
          </div>
        )),
      )}
    </Card>
  )
}

const Bar = ({ share }: { share: number }) => (
  <span className="block h-2 rounded-full bg-hover">
    <span
      className="block h-full rounded-full bg-[#0ea5e9]"
      style={{ width: `${Math.max(share * 100, 1)}%` }}
    />
  </span>
)

const keyOf = ({ fn, field }: Measure): string => `${fn} ${field ?? ''}`
const nameOf = (group: GroupBy): string => (typeof group === 'string' ? group : group.field)
const fieldOf = (description: ObjectDescription, name: string | undefined) =>
  description.fields.find((field) => field.name === name)
const labelOf = (name: string, description: ObjectDescription, { say }: Words): string => {
  const field = fieldOf(description, name)
  return field ? say(field.label) : name
}

function measureWords(measure: Measure, description: ObjectDescription, words: Words): string {
  if (!measure.field) return words.t('aggregate.count')
  return words.t(`aggregate.${measure.fn}_of`, { field: labelOf(measure.field, description, words) })
}

function formatFigure(
  value: string | number | null | undefined,
  measure: AggregateQuery['measures'][number] | undefined,
  description: ObjectDescription,
  currency: string,
  language: Words['language'],
): string {
  if (value === null || value === undefined) return nothing
  const field = measure?.fn === 'count' ? undefined : fieldOf(description, measure?.field)
  if (field?.measures === 'money') return formatMoney({ amount: String(value), currency }, language)
  if (field?.measures === 'time') return formatDate(String(value), language)
  return formatNumber(value, language) + (field?.ui === 'percent' ? '%' : '')
}

/** A group in words: a choice by its label, a period by its first day, a reference as the server named it. */
function groupWords(
  value: FieldValue | undefined,
  label: string | null | undefined,
  group: GroupBy,
  description: ObjectDescription,
  language: Words['language'],
): string {
  const options = fieldOf(description, nameOf(group))?.options
  const option = options?.find((each) => each.code === value)
  if (option) return option.label[language]
  if (typeof group === 'object' && typeof value === 'string') return formatDate(value, language)
  if (label) return label
  if (value === null || value === undefined) return nothing
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
