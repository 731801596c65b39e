import { ArrowRight } from 'lucide-react'
import type { FieldChange, FieldDescription, FieldValue, ObjectDescription } from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { FieldValueView } from './field-value.tsx'
import { nothing } from './format-value.ts'

export interface ChangeListProps {
  readonly description: ObjectDescription | undefined
  readonly changes: readonly FieldChange[]
  /** A record that is made anew has nothing before. */
  readonly created?: boolean
}

/** Field by field what was and what will be. */
export function ChangeList({ description, changes, created = false }: ChangeListProps) {
  const { t, say } = useWords()
  return (
    <dl className="space-y-1.5 text-[0.8125rem]">
      {changes.map(({ field: name, before, after }) => {
        const field = description?.fields.find((each) => each.name === name)
        return (
          <div key={name} className="grid gap-x-3 sm:grid-cols-[9rem_1fr]">
            <dt className="truncate text-soft">{field ? say(field.label) : name}</dt>
            <dd className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
              {!created && (
                <>
                  <del className="text-soft decoration-bad/60">
                    <span className="sr-only">{t('records.before')} </span>
                    <Value field={field} value={before} />
                  </del>
                  <ArrowRight className="size-3.5 shrink-0 text-soft" aria-hidden />
                </>
              )}
              <ins className="rounded bg-good-soft px-1 text-ink no-underline">
                <span className="sr-only">{t('records.after')} </span>
                <Value field={field} value={after} />
              </ins>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function Value({ field, value }: { field: FieldDescription | undefined; value: FieldValue }) {
  if (field) return <FieldValueView field={field} value={value} plain />
  return <>{value === null ? nothing : typeof value === 'object' ? JSON.stringify(value) : String(value)}</>
}
