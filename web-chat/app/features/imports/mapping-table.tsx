import type { FieldDescription, ImportRun, ObjectDescription } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { Card } from '../../ui/card.tsx'

export interface MappingTableProps {
  readonly run: ImportRun
  readonly object: ObjectDescription
  readonly onMap: (column: string, field: string | null) => void
}

/** The columns of the file with some of their values, and the field that each goes to. */
export function MappingTable({ run, object, onMap }: MappingTableProps) {
  const t = useDataWords()
  const { say, language } = useWords()
  const mapped = new Set(run.columns.map(({ field }) => field))
  const fields = object.fields
    .filter((field) => mapped.has(field.name) || field.name === 'id' || (!field.read_only && !field.masked))
    .toSorted((a, b) => say(a.label).localeCompare(say(b.label), language))
  const absent = object.fields.filter(
    (field) => field.required && !field.read_only && field.name !== 'owner_id' && !mapped.has(field.name),
  )
  return (
    <section>
      <h3 className="text-base font-semibold">{t('imports.mapping')}</h3>
      <p className="mt-0.5 mb-3 text-soft">{t('imports.mapping_lead')}</p>
      <Card>
        <ul className="divide-y">
          {run.columns.map(({ column, field, samples }) => (
            <li key={column} className="grid items-center gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-2">
              <div className="min-w-0">
                <p className="truncate font-medium">{column}</p>
                <p className="truncate text-xs text-soft">{samples.slice(0, 3).join(' · ')}</p>
              </div>
              <FieldSelect
                label={t('imports.field_of', { column })}
                fields={fields}
                value={field}
                onChoose={(name) => onMap(column, name)}
              />
            </li>
          ))}
        </ul>
      </Card>
      {absent.length > 0 && (
        <p className="mt-3 rounded-xl bg-warn-soft px-4 py-3 text-warn">
          {t('imports.required_missing', {
            fields: absent.map((field) => say(field.label)).join(language === 'zh' ? '、' : ', '),
          })}
        </p>
      )}
    </section>
  )
}

interface FieldSelectProps {
  readonly label: string
  readonly fields: readonly FieldDescription[]
  readonly value: string | null
  readonly onChoose: (name: string | null) => void
}
const FieldSelect = ({ label, fields, value, onChoose }: FieldSelectProps) => {
  const t = useDataWords()
  const { say } = useWords()
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onChoose(target.value || null)}
      className="h-9 w-full rounded-lg border border-line-strong bg-raised px-2.5 text-base sm:text-sm pointer-coarse:h-10"
    >
      <option value="">{t('imports.leave_out')}</option>
      {fields.map((field) => (
        <option key={field.name} value={field.name}>
          {say(field.label)}
        </option>
      ))}
    </select>
  )
}
