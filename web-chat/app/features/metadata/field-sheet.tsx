import { useId, useState } from 'react'
import type { FieldDescription, ObjectDescription } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { Select } from '../../ui/select.tsx'
import { ObjectSelect } from '../data/object-select.tsx'
import { DefaultInput } from './default-input.tsx'
import { draftOf, nameOf, newFieldOf, patchOf, type FieldDraft } from './field-draft.ts'
import { FormSheet } from './form-sheet.tsx'
import { canBeUnique, hasOptions, kinds } from './kinds.ts'
import { OptionRows } from './option-rows.tsx'
import { useAddField, useChangeField } from './queries.ts'
import { TextInput } from './text-input.tsx'
import { useKindName } from './use-kind-name.ts'

export interface FieldSheetProps {
  readonly object: ObjectDescription
  readonly objects: readonly ObjectDescription[]
  /** Null for a new one. */
  readonly field: FieldDescription | null
  readonly onClose: () => void
}
interface PartProps {
  readonly draft: FieldDraft
  readonly onChange: (part: Partial<FieldDraft>) => void
}

/** A field of the workspace's own: what it is called, of what kind it is, and what it demands. */
export function FieldSheet({ object, objects, field, onClose }: FieldSheetProps) {
  const t = useDataWords()
  const add = useAddField(object.name)
  const change = useChangeField(object.name, field?.name ?? '')
  const [draft, setDraft] = useState(() => draftOf(field, object.name))
  const set = (part: Partial<FieldDraft>) => setDraft((before) => ({ ...before, ...part }))
  const save = () => {
    if (field) change.mutate(patchOf(draft), { onSuccess: onClose })
    else add.mutate(newFieldOf(draft), { onSuccess: onClose })
  }
  return (
    <FormSheet
      title={field ? t('metadata.edit_field') : t('metadata.add_field')}
      error={add.error ?? change.error}
      busy={add.isPending || change.isPending}
      onClose={onClose}
      onSubmit={save}
    >
      <TextInput label={t('metadata.label_en')} required value={draft.en} onChange={(en) => set({ en })} />
      <TextInput
        label={t('metadata.label_zh')}
        placeholder={t('metadata.as_english')}
        value={draft.zh}
        onChange={(zh) => set({ zh })}
      />
      <TextInput
        label={t('metadata.name')}
        hint={t('metadata.name_hint')}
        required
        disabled={field !== null}
        value={nameOf(draft)}
        onChange={(name) => set({ name })}
      />
      {!field && <KindSelect draft={draft} onChange={set} />}
      {draft.kind === 'reference' && !field && (
        <Target draft={draft} objects={objects} onChoose={(references) => set({ references })} />
      )}
      {hasOptions(draft.kind) && (
        <OptionRows options={draft.options} onChange={(options) => set({ options })} />
      )}
      <Demands draft={draft} onChange={set} isNew={field === null} />
    </FormSheet>
  )
}

function KindSelect({ draft, onChange }: PartProps) {
  const t = useDataWords()
  const id = useId()
  const nameOfKind = useKindName()
  return (
    <Labelled id={id} label={t('metadata.kind')}>
      <Select
        id={id}
        value={draft.kind}
        choices={kinds.map((value) => ({ value, label: nameOfKind(value) }))}
        onChoose={(kind) => onChange({ kind, default: '' })}
      />
      <p className="mt-1 text-xs text-soft">{t('metadata.kind_hint')}</p>
    </Labelled>
  )
}

interface TargetProps {
  readonly draft: FieldDraft
  readonly objects: readonly ObjectDescription[]
  readonly onChoose: (name: string) => void
}
function Target({ draft, objects, onChoose }: TargetProps) {
  const t = useDataWords()
  const id = useId()
  return (
    <Labelled id={id} label={t('metadata.references')}>
      <ObjectSelect
        id={id}
        value={draft.references}
        objects={objects}
        onChoose={onChoose}
        className="w-full"
      />
    </Labelled>
  )
}

/** What the field asks of its values, and what the records that are there get. */
function Demands({ draft, onChange, isNew }: PartProps & { isNew: boolean }) {
  const t = useDataWords()
  const id = useId()
  return (
    <>
      <Tick
        id={`${id}r`}
        label={t('metadata.is_required')}
        checked={draft.required}
        onChange={(required) => onChange({ required })}
      />
      {draft.required && draft.kind !== 'reference' && (
        <DefaultInput draft={draft} onChange={(value) => onChange({ default: value })} />
      )}
      {isNew && canBeUnique(draft.kind) && (
        <Tick
          id={`${id}u`}
          label={t('metadata.is_unique')}
          checked={draft.unique}
          onChange={(unique) => onChange({ unique })}
        />
      )}
    </>
  )
}

interface TickProps {
  readonly id: string
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}
const Tick = ({ id, label, checked, onChange }: TickProps) => (
  <div className="flex items-center gap-2">
    <Checkbox id={id} checked={checked} onCheckedChange={(on) => onChange(on === true)} />
    <label htmlFor={id}>{label}</label>
  </div>
)
