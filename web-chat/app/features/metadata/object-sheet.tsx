import { useId, useState } from 'react'
import type { CustomAccess, ObjectDescription } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { Labelled } from '../../ui/labelled.tsx'
import { Select } from '../../ui/select.tsx'
import { FormSheet } from './form-sheet.tsx'
import { labelOf, nameFrom } from './names.ts'
import { useAddObject, useChangeObject } from './queries.ts'
import { TextInput } from './text-input.tsx'

export interface ObjectSheetProps {
  /** Null for a new one. */
  readonly object: ObjectDescription | null
  readonly onClose: () => void
  readonly onSaved: (object: ObjectDescription) => void
}
const levels = ['owned', 'shared', 'settings'] as const satisfies readonly CustomAccess[]

/** An object of the workspace's own: what it is called, and who works with it. */
export function ObjectSheet({ object, onClose, onSaved }: ObjectSheetProps) {
  const t = useDataWords()
  const id = useId()
  const add = useAddObject()
  const change = useChangeObject(object?.name ?? '')
  const [one, setOne] = useState({ en: object?.label.en ?? '', zh: object?.label.zh ?? '' })
  const [more, setMore] = useState({ en: object?.plural.en ?? '', zh: object?.plural.zh ?? '' })
  const [named, setNamed] = useState<string | null>(object?.name ?? null)
  const [access, setAccess] = useState<CustomAccess>('owned')
  const name = named ?? nameFrom(one.en)
  const save = () => {
    const label = labelOf(one.en, one.zh)
    const words = { label, plural: labelOf(more.en, more.zh || one.zh) }
    if (object) change.mutate(words, { onSuccess: onSaved })
    else add.mutate({ name, access, ...words }, { onSuccess: onSaved })
  }
  return (
    <FormSheet
      title={object ? t('metadata.edit_object') : t('metadata.add_object')}
      error={add.error ?? change.error}
      busy={add.isPending || change.isPending}
      onClose={onClose}
      onSubmit={save}
    >
      <TextInput
        label={t('metadata.label_en')}
        required
        value={one.en}
        onChange={(en) => setOne({ ...one, en })}
      />
      <TextInput
        label={t('metadata.plural_en')}
        required
        value={more.en}
        onChange={(en) => setMore({ ...more, en })}
      />
      <TextInput
        label={t('metadata.label_zh')}
        placeholder={t('metadata.as_english')}
        value={one.zh}
        onChange={(zh) => setOne({ ...one, zh })}
      />
      <TextInput
        label={t('metadata.plural_zh')}
        placeholder={t('metadata.as_english')}
        value={more.zh}
        onChange={(zh) => setMore({ ...more, zh })}
      />
      <TextInput
        label={t('metadata.name')}
        hint={t('metadata.name_hint')}
        required
        disabled={object !== null}
        value={name}
        onChange={setNamed}
      />
      {!object && (
        <Labelled id={id} label={t('metadata.access')}>
          <Select
            id={id}
            value={access}
            onChoose={setAccess}
            choices={levels.map((value) => ({ value, label: t(`metadata.access_of.${value}`) }))}
          />
        </Labelled>
      )}
    </FormSheet>
  )
}
