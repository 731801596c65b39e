import type { ReactNode } from 'react'
import type { FieldDescription } from '#crm-core/contract'
import { useWords, type Words } from '../../i18n/index.ts'
import { focusNow } from '../../lib/focus-now.ts'
import { Input, Textarea } from '../../ui/input.tsx'
import { isMoney } from '../records/format-value.ts'

export interface FieldInputProps {
  readonly id: string
  readonly field: FieldDescription
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly focused: boolean
}
interface ControlProps extends Omit<FieldInputProps, 'focused'> {
  readonly text: string
  readonly shared: {
    readonly id: string
    readonly required: boolean
    readonly ref: ((element: HTMLElement | null) => void) | undefined
  }
  readonly words: Words
}
type Control = (props: ControlProps) => ReactNode

/** The control for one field value; what the field refuses, the server says when the row is decided. */
export function FieldInput({ focused, ...props }: FieldInputProps) {
  const words = useWords()
  const { id, field, value } = props
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const shared = { id, required: field.required, ref: focused ? focusNow : undefined }
  return (controls[field.ui] ?? textControl)({ ...props, text, shared, words })
}

const textControl: Control = ({ shared, text, onChange }) => (
  <Input {...shared} value={text} onChange={(event) => onChange(event.target.value || null)} />
)
const longText: Control = ({ shared, text, onChange }) => (
  <Textarea {...shared} value={text} onChange={(event) => onChange(event.target.value)} />
)
const number: Control = ({ shared, text, onChange }) => (
  <Input
    {...shared}
    type="number"
    step="any"
    value={text}
    onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
  />
)

/** Kinds that want a control of their own; the others are typed as text. */
const controls: Partial<Record<FieldDescription['ui'], Control>> = {
  select: ({ shared, field, text, onChange, words }) => (
    <select
      {...shared}
      value={text}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      className="h-9 w-full rounded-lg border border-line-strong bg-raised px-2.5 text-base sm:text-sm"
    >
      {!field.required && <option value="">{words.t('records.no_value')}</option>}
      {field.options
        ?.filter((option) => !option.retired || option.code === text)
        .map((option) => (
          <option key={option.code} value={option.code}>
            {words.say(option.label)}
          </option>
        ))}
    </select>
  ),
  boolean: ({ shared, value, onChange }) => (
    <input
      {...shared}
      type="checkbox"
      checked={value === true}
      onChange={(event) => onChange(event.target.checked)}
    />
  ),
  number,
  percent: number,
  // Typed as text: a float would not keep every amount.
  currency: ({ shared, value, text, onChange }) => (
    <Input
      {...shared}
      inputMode="decimal"
      value={isMoney(value) ? value.amount : text}
      onChange={(event) =>
        onChange(isMoney(value) ? { ...value, amount: event.target.value } : event.target.value)
      }
    />
  ),
  date: ({ shared, text, onChange }) => (
    <Input
      {...shared}
      type="date"
      value={text.slice(0, 10)}
      onChange={(event) => onChange(event.target.value || null)}
    />
  ),
  textarea: longText,
  markdown: longText,
}
