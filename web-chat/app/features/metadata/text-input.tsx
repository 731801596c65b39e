import { useId } from 'react'
import { Input } from '../../ui/input.tsx'
import { Labelled } from '../../ui/labelled.tsx'

export interface TextInputProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly placeholder?: string
  readonly required?: boolean
  readonly disabled?: boolean
  readonly pattern?: string
}

/** One line of text under its name, and what there is to know about it. */
export function TextInput({ label, value, onChange, hint, ...rest }: TextInputProps) {
  const id = useId()
  return (
    <Labelled id={id} label={label}>
      <Input
        id={id}
        autoComplete="off"
        maxLength={80}
        value={value}
        aria-describedby={hint ? `${id}h` : undefined}
        onChange={({ target }) => onChange(target.value)}
        {...rest}
      />
      {hint && (
        <p id={`${id}h`} className="mt-1 text-xs text-soft">
          {hint}
        </p>
      )}
    </Labelled>
  )
}
