import { useId, useState, type FormEvent } from 'react'
import type { AnyRecord, DuplicatePair, FieldDescription, ObjectDescription } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/problem.tsx'
import { displayOf } from '../records/display.ts'
import { formatTime } from '../records/format-value.ts'
import { useMe } from '../session/queries.ts'
import { comparedFields, survivor } from './choices.ts'
import type { Merged } from './merged-note.tsx'
import { useMerge } from './queries.ts'
import { ValueText } from './value-text.tsx'

export interface MergeFormProps {
  readonly pair: DuplicatePair
  readonly object: ObjectDescription
  readonly onMerged: (merged: Merged) => void
}

/** Both records side by side: which one stays, and whose value of each field on which they differ. */
export function MergeForm({ pair, object, onMerged }: MergeFormProps) {
  const t = useDataWords()
  const { say, language } = useWords()
  const { time_zone } = useMe()
  const merge = useMerge()
  const [keep_id, setKeep] = useState(pair.one.id)
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const { same, different } = comparedFields(object, pair.one, pair.other)
  const [keep, other] = keep_id === pair.one.id ? [pair.one, pair.other] : [pair.other, pair.one]
  const may = object.can.update && object.can.delete

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const from = Object.fromEntries(
      different.map((field) => [field.name, survivor(field, { keep, other, chosen })] as const),
    )
    merge.mutate(
      { object: object.name, keep: keep.id, other: other.id, from },
      { onSuccess: ({ record, ...done }) => onMerged({ ...done, name: displayOf(record, object) }) },
    )
  }
  return (
    <form onSubmit={submit} className="space-y-4 border-t px-4 py-4">
      <Choice
        legend={t('duplicates.keep_record')}
        hint={t('duplicates.keep_hint')}
        pair={pair}
        value={keep_id}
        onChoose={setKeep}
        render={(record) => (
          <>
            <span className="block font-medium">{displayOf(record, object)}</span>
            <span className="block text-xs text-soft">
              {formatTime(record.created_at, { language, time_zone })}
            </span>
          </>
        )}
      />
      {different.map((field) => (
        <Choice
          key={field.name}
          legend={say(field.label)}
          pair={pair}
          value={survivor(field, { keep, other, chosen })}
          onChoose={(id) => setChosen((before) => ({ ...before, [field.name]: id }))}
          render={(record) => <ValueText field={field} record={record} />}
        />
      ))}
      {same.length > 0 && <SameFields fields={same} />}
      {merge.error && <Problem error={merge.error} />}
      {may ? (
        <Button type="submit" tone="primary" disabled={merge.isPending}>
          {t('duplicates.merge')}
        </Button>
      ) : (
        <p className="text-soft">{t('duplicates.no_right')}</p>
      )}
    </form>
  )
}

function SameFields({ fields }: { fields: readonly FieldDescription[] }) {
  const t = useDataWords()
  const { say, language } = useWords()
  const names = fields.map((field) => say(field.label)).join(language === 'zh' ? '、' : ', ')
  return <p className="text-xs text-soft">{t('duplicates.same', { fields: names })}</p>
}

interface ChoiceProps {
  readonly legend: string
  readonly hint?: string
  readonly pair: DuplicatePair
  /** Id of the record that is chosen. */
  readonly value: string
  readonly onChoose: (id: string) => void
  readonly render: (record: AnyRecord) => React.ReactNode
}

/** One of the two, as radio buttons that stand side by side on every screen. */
function Choice({ legend, hint, pair, value, onChoose, render }: ChoiceProps) {
  const name = useId()
  return (
    <fieldset>
      <legend className="mb-1 text-xs font-medium text-soft">{legend}</legend>
      {hint && <p className="mb-2 text-xs text-soft">{hint}</p>}
      <div className="grid grid-cols-2 gap-2">
        {[pair.one, pair.other].map((record) => (
          <label
            key={record.id}
            className={cn(
              'flex min-w-0 cursor-pointer items-start gap-2 rounded-lg border px-3 py-2 text-[0.8125rem]',
              record.id === value ? 'border-brand bg-brand-soft' : 'hover:bg-hover/60',
            )}
          >
            <input
              type="radio"
              name={name}
              className="mt-1 shrink-0 accent-brand"
              checked={record.id === value}
              onChange={() => onChoose(record.id)}
            />
            <span className="min-w-0 wrap-anywhere">{render(record)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
