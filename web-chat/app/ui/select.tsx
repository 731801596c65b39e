export interface SelectProps<Value extends string> {
  readonly id: string
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly onChoose: (value: Value) => void
}

/** The select of the system: on a phone it opens what people know from everywhere else. */
export function Select<Value extends string>({ id, value, choices, onChoose }: SelectProps<Value>) {
  return (
    <select
      id={id}
      value={value}
      onChange={({ target }) => {
        const chosen = choices.find((choice) => choice.value === target.value)
        if (chosen) onChoose(chosen.value)
      }}
      className="h-9 w-full rounded-lg border border-line-strong bg-raised px-2.5 text-base sm:text-sm pointer-coarse:h-10"
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
