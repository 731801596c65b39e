import type { FieldDescription } from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { Input, Textarea } from '../../ui/input.tsx'
import { isMoney } from '../records/format-value.ts'

export interface FieldInputProps {
  readonly id: string
  readonly field: FieldDescription
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly autoFocus?: boolean
}

/** The control for one field value; what the field refuses, the server says when the row runs. */
export function FieldInput({ id, field, value, onChange, autoFocus }: FieldInputProps) {
  const { t, say } = useWords()
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const shared = { id, autoFocus, required: field.required }
  switch (field.ui) {
    case 'select':
      return (
        <select
          {...shared}
          value={text}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
          className="h-9 w-full rounded-lg border border-line-strong bg-raised px-2.5 text-base sm:text-sm"
        >
          {!field.required && <option value="">{t('records.no_value')}</option>}
          {field.options?.map((option) => (
            <option key={option.code} value={option.code}>
              {say(option.label)}
            </option>
          ))}
        </select>
      )
    case 'boolean':
      return (
        <input
          {...shared}
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      )
    case 'number':
    case 'percent':
      return (
        <Input
          {...shared}
          type="number"
          step="any"
          value={text}
          onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
        />
      )
    case 'currency':
      return (
        <Input
          {...shared}
          inputMode="decimal"
          value={isMoney(value) ? value.amount : text}
          onChange={(event) =>
            onChange(isMoney(value) ? { ...value, amount: event.target.value } : event.target.value)
          }
        />
      )
    case 'date':
      return (
        <Input
          {...shared}
          type="date"
          value={text.slice(0, 10)}
          onChange={(event) => onChange(event.target.value || null)}
        />
      )
    case 'textarea':
    case 'markdown':
      return <Textarea {...shared} value={text} onChange={(event) => onChange(event.target.value)} />
    default:
      return <Input {...shared} value={text} onChange={(event) => onChange(event.target.value || null)} />
  }
}
