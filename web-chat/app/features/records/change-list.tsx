import { ArrowRight } from 'lucide-react'
import type {
  FieldChange,
  FieldDescription,
  FieldValue,
  ObjectDescription,
  ReferenceLabels,
} from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { FieldValueView } from './field-value.tsx'
import { nothing } from './format-value.ts'

export interface ChangeListProps {
  readonly description: ObjectDescription | undefined
  readonly changes: readonly FieldChange[]
  readonly labels?: ReferenceLabels
  /** A record that is made anew has nothing before. */
  readonly created?: boolean
}

/** Field by field what was and what will be. */
export function ChangeList({ description, changes, labels, created = false }: ChangeListProps) {
  const { t, say } = useWords()
  // What a new record does not have, or is not, goes without saying.
  const isTelling = ({ after }: FieldChange) => !created || (after !== null && after !== false)
  return (
    <dl className="space-y-1.5 text-[0.8125rem]">
      {changes.filter(isTelling).map(({ field: name, before, after }) => {
        const field = description?.fields.find((each) => each.name === name)
        return (
          <div key={name} className="grid grid-cols-[7rem_1fr] gap-x-3 sm:grid-cols-[9rem_1fr]">
            <dt className="truncate text-soft">{field ? say(field.label) : name}</dt>
            <dd className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
              {!created && (
                <>
                  <del className="text-soft decoration-bad/60">
                    <span className="sr-only">{t('records.before')} </span>
                    <Value field={field} value={before} labels={labels} />
                  </del>
                  <ArrowRight className="size-3.5 shrink-0 text-soft" aria-hidden />
                </>
              )}
              <ins className="rounded bg-good-soft px-1 text-ink no-underline">
                <span className="sr-only">{t('records.after')} </span>
                <Value field={field} value={after} labels={labels} />
              </ins>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

interface ValueProps {
  readonly field: FieldDescription | undefined
  readonly value: FieldValue
  readonly labels: ReferenceLabels | undefined
}
function Value({ field, value, labels }: ValueProps) {
  if (field) return <FieldValueView field={field} value={value} labels={labels} plain />
  return <>{value === null ? nothing : typeof value === 'object' ? JSON.stringify(value) : String(value)}</>
}
