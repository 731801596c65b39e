import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import type { FieldDescription, ObjectDescription } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { FieldSheet } from './field-sheet.tsx'
import { ObjectSheet } from './object-sheet.tsx'
import { Retire } from './retire.tsx'
import { RetiredFields } from './retired.tsx'
import { useKindName } from './use-kind-name.ts'

export interface ObjectFieldsProps {
  readonly object: ObjectDescription
  readonly objects: readonly ObjectDescription[]
}
/** Columns that every table has for the system's own use. */
const internal = new Set(['tenant_id', 'version', 'deleted_at', 'created_by', 'updated_by'])

/** One object and its fields; those that were added can be changed and retired. */
export function ObjectFields({ object, objects }: ObjectFieldsProps) {
  const t = useDataWords()
  const { say } = useWords()
  const [editing, setEditing] = useState<'object' | 'new' | FieldDescription | null>(null)
  const close = () => setEditing(null)
  const fields = object.fields
    .filter(({ name }) => !internal.has(name))
    .toSorted((a, b) => Number(b.custom ?? false) - Number(a.custom ?? false))
  return (
    <section className="space-y-3">
      <header className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1">
          <h2 className="flex flex-wrap items-center gap-2 text-base font-semibold">
            {t('metadata.fields_of', { object: say(object.label) })}
            {object.custom && <Badge tone="brand">{t('metadata.added')}</Badge>}
          </h2>
          <p className="text-xs text-soft">
            <code className="font-mono">{object.name}</code> {'·'}{' '}
            {t('metadata.fields', { count: fields.length })} {'·'} {t('metadata.standard_hint')}
          </p>
        </div>
        {object.custom && (
          <>
            <Button size="small" onClick={() => setEditing('object')}>
              <Pencil />
              {t('metadata.edit_object')}
            </Button>
            <Retire part={{ object: object.name }} name={say(object.label)} />
          </>
        )}
        <Button size="small" tone="primary" onClick={() => setEditing('new')}>
          <Plus />
          {t('metadata.add_field')}
        </Button>
      </header>
      <Card>
        <ul className="divide-y">
          {fields.map((field) => (
            <FieldRow key={field.name} object={object} field={field} onEdit={() => setEditing(field)} />
          ))}
        </ul>
      </Card>
      <RetiredFields object={object.name} />
      {editing === 'object' && <ObjectSheet object={object} onClose={close} onSaved={close} />}
      {editing !== null && editing !== 'object' && (
        <FieldSheet
          object={object}
          objects={objects}
          field={editing === 'new' ? null : editing}
          onClose={close}
        />
      )}
    </section>
  )
}

interface FieldRowProps {
  readonly object: ObjectDescription
  readonly field: FieldDescription
  readonly onEdit: () => void
}
function FieldRow({ object, field, onEdit }: FieldRowProps) {
  const t = useDataWords()
  const { say } = useWords()
  const kindName = useKindName()
  const name = say(field.label)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {name}
          {field.custom && <Badge tone="brand">{t('metadata.added')}</Badge>}
          {field.required && !field.read_only && <Badge>{t('metadata.required')}</Badge>}
          {field.unique && <Badge>{t('metadata.unique')}</Badge>}
        </p>
        <p className="text-xs text-soft wrap-anywhere">
          <code className="font-mono">{field.name}</code> {'·'} {kindName(field.kind)}
          {field.read_only && ` · ${t('metadata.read_only')}`}
        </p>
      </div>
      {field.custom && (
        <div className="flex gap-1">
          <Button
            tone="ghost"
            size="icon-small"
            title={t('metadata.edit')}
            aria-label={t('metadata.edit_name', { name })}
            onClick={onEdit}
          >
            <Pencil />
          </Button>
          <Retire part={{ object: object.name, field: field.name }} name={name} />
        </div>
      )}
    </li>
  )
}
