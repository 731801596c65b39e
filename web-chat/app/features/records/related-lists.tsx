import type {
  AnyRecord,
  FieldDescription,
  ObjectDescription,
  RecordRef,
  ReferenceLabels,
  RelationDescription,
} from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { useMe } from '../session/queries.ts'
import { displayOf } from './display.ts'
import { formatTime, formatValue, type Reader } from './format-value.ts'
import { useObject, useRelated } from './queries.ts'
import { RecordLink } from './record-link.tsx'

/** Everything that points at the record, list by list, then what happened as a timeline. */
export function RelatedLists({ to, description }: { to: RecordRef; description: ObjectDescription }) {
  const lists = description.relations.filter((relation) => relation.object !== 'activity')
  const activities = description.relations.filter((relation) => relation.object === 'activity')
  return (
    <>
      {activities.map((relation) => (
        <Timeline key={relation.name} to={to} relation={relation} />
      ))}
      {lists.map((relation) => (
        <RelatedList key={relation.name} to={to} relation={relation} />
      ))}
    </>
  )
}

interface RelationProps {
  readonly to: RecordRef
  readonly relation: RelationDescription
}
const Section = ({ title, count, children }: { title: string; count: string; children: React.ReactNode }) => (
  <section className="border-t px-6 py-4">
    <h3 className="mb-2 flex items-baseline gap-2 text-[0.8125rem] font-semibold">
      {title} <span className="font-normal text-soft tabular-nums">{count}</span>
    </h3>
    {children}
  </section>
)
const countOf = (records: readonly unknown[], more: string | null) => `${records.length}${more ? '+' : ''}`

/** Children through one relation; draws nothing when there are none. */
function RelatedList({ to, relation }: RelationProps) {
  const { say, language } = useWords()
  const { time_zone } = useMe()
  const child = useObject(relation.object)
  const { data } = useRelated(to, { object: relation.object, field: relation.field, order: 'created_at' })
  if (!child || !data || data.records.length === 0) return null
  return (
    <Section title={say(relation.label)} count={countOf(data.records, data.next_cursor)}>
      <ul className="space-y-1.5">
        {data.records.map((record) => (
          <li key={record.id} className="flex items-baseline gap-3 text-[0.8125rem]">
            <RecordLink to={{ object: child.name, id: record.id }} className="truncate">
              {childName(record, child, { labels: data.labels, language, time_zone, parent: relation.field })}
            </RecordLink>
            <Hint record={record} child={child} parent_field={relation.field} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** A child that is named after the record that is open already (a payment after its invoice) goes by what else it points to, or by its first value. */
function childName(
  record: AnyRecord,
  child: ObjectDescription,
  { parent, ...naming }: Reader & { readonly labels: ReferenceLabels; readonly parent: string },
): string {
  if (child.display !== parent) return displayOf(record, child, naming)
  const links = child.list.filter((name) => name !== parent).map((name) => record[name])
  const other = links.find((id) => typeof id === 'string' && id in naming.labels)
  if (typeof other === 'string') return naming.labels[other] ?? other
  const [first] = tellingFields(record, child, parent)
  const label = first?.label[naming.language] ?? child.label[naming.language]
  return first ? `${label} ${formatValue(record[first.name], first, naming)}` : label
}

/** Fields of the list that have a value and are no links. */
const tellingFields = (record: AnyRecord, child: ObjectDescription, parent: string): FieldDescription[] =>
  child.list
    .filter((name) => name !== child.display && name !== parent && (record[name] ?? null) !== null)
    .flatMap((name) =>
      child.fields.filter((field) => field.name === name && !field.references && !field.references_any),
    )

/** A number or a yes alone says nothing: its name stands before it. */
const needsName = ({ measures }: FieldDescription): boolean => measures === 'number' || measures === 'flag'

/** The two most telling values of a child, in one soft line. */
function Hint({
  record,
  child,
  parent_field,
}: {
  record: AnyRecord
  child: ObjectDescription
  parent_field: string
}) {
  const { language, say } = useWords()
  const { time_zone } = useMe()
  const texts = tellingFields(record, child, parent_field)
    .slice(0, 2)
    .map((field) => {
      const text = formatValue(record[field.name], field, { language, time_zone })
      return needsName(field) ? `${say(field.label)} ${text}` : text
    })
  return <span className="ms-auto max-w-1/2 shrink-0 truncate text-xs text-soft">{texts.join(' · ')}</span>
}

/** Activities with their time, newest first, along a line. */
function Timeline({ to, relation }: RelationProps) {
  const { say, language } = useWords()
  const { time_zone } = useMe()
  const child = useObject(relation.object)
  const { data } = useRelated(to, { object: relation.object, field: relation.field, order: 'activity_date' })
  if (!child || !data || data.records.length === 0) return null
  const type = child.fields.find((field) => field.name === 'type')
  const when = (record: AnyRecord) => {
    const date = record['activity_date']
    return typeof date === 'string' ? formatTime(date, { language, time_zone }) : ''
  }
  return (
    <Section title={say(relation.label)} count={countOf(data.records, data.next_cursor)}>
      <ol className="relative ms-1 space-y-3 border-s ps-4">
        {data.records.map((record) => (
          <li key={record.id} className="text-[0.8125rem]">
            <span
              aria-hidden
              className="absolute -start-[4.5px] mt-1.5 size-2 rounded-full bg-[#0ea5e9] ring-3 ring-raised"
            />
            <RecordLink to={{ object: child.name, id: record.id }}>
              {displayOf(record, child, { language })}
            </RecordLink>
            <p className="text-xs text-soft">
              {[type ? formatValue(record['type'], type, { language, time_zone }) : '', when(record)]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  )
}
