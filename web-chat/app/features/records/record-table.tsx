import type { ReactNode } from 'react'
import type { AnyRecord, FieldDescription, ObjectDescription, ReferenceLabels } from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { displayField, displayOf } from './display.ts'
import { FieldValueView, isFigure } from './field-value.tsx'
import { RecordLink } from './record-link.tsx'

/** A column of another make: in the place of a field, or beside it (first, where the field is not shown). */
export interface OwnColumn {
  readonly field: string
  readonly replaces: boolean
  readonly label: string
  readonly cell: (record: AnyRecord) => ReactNode
}
export interface RecordTableProps {
  readonly description: ObjectDescription
  readonly columns: readonly string[]
  readonly records: readonly AnyRecord[]
  readonly labels: ReferenceLabels
  readonly own?: OwnColumn | null
  readonly className?: string
}

/** Records as rows. The first column names the record and opens it; wider than the screen, it scrolls by itself. */
export function RecordTable({
  description,
  columns,
  records,
  labels,
  own = null,
  className,
}: RecordTableProps) {
  const { say, language } = useWords()
  const naming = displayField(description)
  const fields = columnsOf(description, columns).map((field): Column => ({
    key: field.name,
    label: say(field.label),
    figure: isFigure(field),
    field,
  }))
  const shown = withOwn(fields, own)
  return (
    <ScrollArea label={say(description.plural)} className={cn('overflow-x-auto', className)}>
      <table className="w-full min-w-max border-collapse text-[0.8125rem]">
        <thead>
          <tr className="border-b bg-sunken text-start">
            <Head>{say(naming?.references ? naming.label : description.label)}</Head>
            {shown.map(({ key, label, figure }) => (
              <Head key={key} right={figure}>
                {label}
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.id} className="border-b last:border-b-0 hover:bg-hover/60">
              <td className="max-w-64 truncate px-4 py-2">
                <RecordLink to={{ object: description.name, id: record.id }} className="truncate">
                  {displayOf(record, description, { labels, language })}
                </RecordLink>
              </td>
              {shown.map(({ key, figure, field }) => (
                <td key={key} className={cn('max-w-64 truncate px-4 py-2', figure && 'text-end')}>
                  {field ? (
                    <FieldValueView
                      field={field}
                      value={record[field.name]}
                      labels={labels}
                      record={record}
                    />
                  ) : (
                    own?.cell(record)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

interface Column {
  readonly key: string
  readonly label: string
  readonly figure: boolean
  /** Null for the column of another make. */
  readonly field: FieldDescription | null
}
function withOwn(columns: readonly Column[], own: OwnColumn | null): readonly Column[] {
  if (!own) return columns
  const column = { key: 'own', label: own.label, figure: false, field: null }
  const at = columns.findIndex(({ key }) => key === own.field)
  if (at < 0) return [column, ...columns]
  return own.replaces ? columns.with(at, column) : columns.toSpliced(at + 1, 0, column)
}

const Head = ({ right = false, children }: { right?: boolean; children: string }) => (
  <th
    scope="col"
    className={cn(
      'px-4 py-2 text-xs font-medium whitespace-nowrap text-soft',
      right ? 'text-end' : 'text-start',
    )}
  >
    {children}
  </th>
)

/** The named columns that exist; those that the name of the record already says are left out. */
function columnsOf(description: ObjectDescription, columns: readonly string[]): FieldDescription[] {
  const said = new Set([
    'id',
    description.display,
    ...(description.display === 'last_name' ? ['first_name'] : []),
  ])
  return columns.flatMap((name) => {
    const field = said.has(name) ? undefined : description.fields.find((each) => each.name === name)
    return field ? [field] : []
  })
}
