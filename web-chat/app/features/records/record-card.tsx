import type { View } from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { Card } from '../../ui/card.tsx'
import { ChangeList } from './change-list.tsx'
import { FieldValueView } from './field-value.tsx'
import { useObject } from './queries.ts'
import { RecordLink } from './record-link.tsx'

/** One record in a conversation: what changed of it, or else its main fields. */
export function RecordCard({ view }: { view: Extract<View, { kind: 'record' }> }) {
  const { say } = useWords()
  const description = useObject(view.object)
  const fields = (description?.list ?? []).flatMap((name) => {
    const field = description?.fields.find((each) => each.name === name)
    const value = view.record[name]
    return field && name !== description?.display && value !== null && value !== undefined
      ? [{ field, value }]
      : []
  })
  return (
    <Card>
      <header className="flex items-center gap-2 px-4 pt-3 pb-2">
        <RecordLink to={{ object: view.object, id: view.record.id }} className="truncate text-sm">
          {view.display}
        </RecordLink>
        <span className="text-xs text-soft">{description ? say(description.label) : view.object}</span>
      </header>
      <div className="px-4 pb-4">
        {view.changes && view.changes.length > 0 ? (
          <ChangeList
            description={description}
            changes={view.changes}
            labels={view.labels}
            created={view.record.version === 1}
          />
        ) : (
          <dl className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-6 gap-y-2.5 text-[0.8125rem]">
            {fields.map(({ field, value }) => (
              <div key={field.name} className="min-w-0">
                <dt className="text-xs text-soft">{say(field.label)}</dt>
                <dd className="truncate">
                  <FieldValueView field={field} value={value} labels={view.labels} record={view.record} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </Card>
  )
}
