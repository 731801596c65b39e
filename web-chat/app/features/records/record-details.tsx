import { lazy, Suspense, useState } from 'react'
import type {
  AnyRecord,
  FieldDescription,
  ObjectDescription,
  RecordRef,
  ReferenceLabels,
} from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { modelOf } from '../predictions/model-of.ts'
import { useMe } from '../session/queries.ts'
import { displayField, displayOf } from './display.ts'
import { FieldValueView } from './field-value.tsx'
import { formatTime } from './format-value.ts'
import { useObject, useRecord } from './queries.ts'
import { RelatedLists } from './related-lists.tsx'

const ScoreSection = lazy(() => import('../predictions/score-section.tsx'))

/** One record whole: its fields as described, what belongs to it, and what happened. */
export default function RecordDetails({ to }: { to: RecordRef }) {
  const description = useObject(to.object)
  const { data, error, refetch } = useRecord(to)
  if (error) return <Problem error={error} onRetry={() => void refetch()} className="m-6 mt-14" />
  if (!data || !description) return <Skeleton lines={8} className="p-6 pt-14" />
  const model = modelOf(description)
  return (
    <article className="min-h-0 flex-1 overflow-y-auto">
      <PanelHead record={data.record} description={description} labels={data.labels} />
      {model && (
        <Suspense fallback={<Skeleton lines={3} className="px-6" />}>
          <ScoreSection model={model} id={to.id} />
        </Suspense>
      )}
      <Fields record={data.record} description={description} labels={data.labels} />
      <RelatedLists to={to} description={description} />
    </article>
  )
}

function PanelHead({ record, description, labels }: FieldsProps) {
  const { t, say, language } = useWords()
  const { time_zone } = useMe()
  return (
    <header className="border-b px-6 pt-5 pb-4 pe-14">
      <p className="text-xs font-medium text-brand-ink">{say(description.label)}</p>
      <h2 className="mt-0.5 text-lg leading-snug font-semibold tracking-tight wrap-anywhere">
        {displayOf(record, description, { labels, language })}
      </h2>
      <p className="mt-1 text-xs text-soft">
        {t('records.updated', { when: formatTime(record.updated_at, { language, time_zone }) })}
      </p>
    </header>
  )
}

const quiet = new Set(['id', 'tenant_id', 'created_by', 'updated_by', 'updated_at', 'deleted_at', 'version'])
const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** What the record is about comes first; whose it is and since when, last. What its title says is not said again. */
function fieldsOf(description: ObjectDescription): FieldDescription[] {
  const titled = ['text', 'autonumber'].includes(displayField(description)?.kind ?? '')
  const fields = description.fields.filter(
    ({ name }) => !quiet.has(name) && !(titled && name === description.display && name !== 'last_name'),
  )
  const last = (field: FieldDescription) => Number(['owner_id', 'created_at'].includes(field.name))
  return fields.toSorted((a, b) => last(a) - last(b))
}

interface FieldsProps {
  readonly record: AnyRecord
  readonly description: ObjectDescription
  readonly labels: ReferenceLabels
}
/** Fields that hold something come first; the empty ones are one click away. */
function Fields({ record, description, labels }: FieldsProps) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const fields = fieldsOf(description)
  const filled = fields.filter((field) => !isEmpty(record[field.name]))
  const shown = all ? fields : filled
  return (
    <section className="px-6 py-4">
      <dl className="space-y-2.5 text-[0.8125rem]">
        {shown.map((field) => (
          <FieldRow key={field.name} field={field} record={record} labels={labels} />
        ))}
      </dl>
      {filled.length < fields.length && (
        <Button tone="ghost" size="small" className="mt-3 -ms-2.5" onClick={() => setAll(!all)}>
          {all ? t('records.hide_empty') : t('records.show_empty', { count: fields.length - filled.length })}
        </Button>
      )}
    </section>
  )
}

function FieldRow({
  field,
  record,
  labels,
}: {
  field: FieldDescription
  record: AnyRecord
  labels: ReferenceLabels
}) {
  const { say } = useWords()
  return (
    <div className="grid grid-cols-[8.5rem_1fr] gap-3">
      <dt className="text-soft">{say(field.label)}</dt>
      <dd className="min-w-0 wrap-anywhere whitespace-pre-line">
        <FieldValueView field={field} value={record[field.name]} labels={labels} record={record} />
      </dd>
    </div>
  )
}
