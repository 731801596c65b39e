import { useId } from 'react'
import type { ImportOptions, ImportRun, ObjectDescription } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { Select } from '../../ui/select.tsx'

export interface ImportRulesProps {
  readonly run: ImportRun
  readonly object: ObjectDescription
  readonly onChange: (options: ImportOptions) => void
}

/** By what a row finds its record, what then becomes of it, and how cells are read. */
export function ImportRules({ run, object, onChange }: ImportRulesProps) {
  const t = useDataWords()
  const { say } = useWords()
  const id = useId()
  const { dedupe = [], on_match = 'update', blank = 'keep', date_order = 'ymd' } = run.options
  const mapped = run.columns.flatMap(({ field }) => object.fields.find(({ name }) => name === field) ?? [])
  const keys = mapped.filter(({ name, operators }) => name !== 'id' && operators.includes('='))
  const by_id = mapped.some(({ name }) => name === 'id')
  const none = { value: '', label: by_id ? t('imports.dedupe_id') : t('imports.dedupe_none') }
  const together =
    dedupe.length > 1 ? [{ value: dedupe.join(','), label: dedupe.map(nameOf).join(' + ') }] : []
  function nameOf(name: string): string {
    const field = object.fields.find((each) => each.name === name)
    return field ? say(field.label) : name
  }
  return (
    <section>
      <h3 className="mb-3 text-base font-semibold">{t('imports.rules')}</h3>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Labelled id={`${id}k`} label={t('imports.dedupe')}>
          <Select
            id={`${id}k`}
            value={dedupe.join(',')}
            choices={[none, ...together, ...keys.map(({ name }) => ({ value: name, label: nameOf(name) }))]}
            onChoose={(value) => onChange({ dedupe: value === '' ? [] : value.split(',') })}
          />
        </Labelled>
        <Labelled id={`${id}m`} label={t('imports.on_match')}>
          <Select
            id={`${id}m`}
            value={on_match}
            choices={(['update', 'skip', 'create'] as const).map((value) => ({
              value,
              label: t(`imports.match.${value}`),
            }))}
            onChoose={(value) => onChange({ on_match: value })}
          />
        </Labelled>
        <Labelled id={`${id}b`} label={t('imports.blank')}>
          <Select
            id={`${id}b`}
            value={blank}
            choices={(['keep', 'clear'] as const).map((value) => ({
              value,
              label: t(`imports.blank_${value}`),
            }))}
            onChoose={(value) => onChange({ blank: value })}
          />
        </Labelled>
        {mapped.some(({ measures }) => measures === 'time') && (
          <Labelled id={`${id}d`} label={t('imports.date_order')}>
            <Select
              id={`${id}d`}
              value={date_order}
              choices={(['ymd', 'dmy', 'mdy'] as const).map((value) => ({
                value,
                label: t(`imports.dates.${value}`),
              }))}
              onChoose={(value) => onChange({ date_order: value })}
            />
          </Labelled>
        )}
      </div>
      <Missing run={run} object={object} onChange={onChange} />
    </section>
  )
}

/** Relations whose records may be made on the way, by the name that the file gives them. */
function Missing({ run, object, onChange }: ImportRulesProps) {
  const t = useDataWords()
  const { say } = useWords()
  const id = useId()
  const chosen = run.options.create_missing ?? []
  const links = run.columns.flatMap(
    ({ field }) =>
      object.fields.find(({ name, references }) => name === field && references && references !== 'user') ??
      [],
  )
  if (links.length === 0) return null
  return (
    <ul className="mt-4 flex flex-wrap gap-x-6 gap-y-2">
      {links.map(({ name, label }) => (
        <li key={name} className="flex items-center gap-2">
          <Checkbox
            id={id + name}
            checked={chosen.includes(name)}
            onCheckedChange={(on) =>
              onChange({
                create_missing: on === true ? [...chosen, name] : chosen.filter((each) => each !== name),
              })
            }
          />
          <label htmlFor={id + name}>{t('imports.create_missing', { field: say(label) })}</label>
        </li>
      ))}
    </ul>
  )
}
