import { useId } from 'react'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { Input } from '../../ui/input.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { Select } from '../../ui/select.tsx'
import { optionsOf, type FieldDraft } from './field-draft.ts'
import { hasOptions } from './kinds.ts'

const types: Readonly<Record<string, string>> = {
  number: 'number',
  percent: 'number',
  date: 'date',
  email: 'email',
  url: 'url',
  phone: 'tel',
}

/** The value that records without one get when the field demands one. */
export function DefaultInput({ draft, onChange }: { draft: FieldDraft; onChange: (value: string) => void }) {
  const t = useDataWords()
  const id = useId()
  const choices = useChoices(draft)
  return (
    <Labelled id={id} label={t('metadata.default')}>
      {choices ? (
        <Select id={id} value={draft.default} choices={choices} onChoose={onChange} />
      ) : (
        <Input
          id={id}
          type={types[draft.kind] ?? 'text'}
          step="any"
          value={draft.default}
          aria-describedby={`${id}h`}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
      <p id={`${id}h`} className="mt-1 text-xs text-soft">
        {t('metadata.default_hint')}
      </p>
    </Labelled>
  )
}

function useChoices(draft: FieldDraft) {
  const t = useDataWords()
  const { say } = useWords()
  const none = { value: '', label: t('metadata.default_none') }
  if (draft.kind === 'boolean')
    return [none, { value: 'true', label: t('metadata.yes') }, { value: 'false', label: t('metadata.no') }]
  if (!hasOptions(draft.kind)) return null
  const options = optionsOf(draft.options).filter(({ retired }) => !retired)
  return [none, ...options.map(({ code, label }) => ({ value: code, label: say(label) }))]
}
