import { useWords } from '../../i18n/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { useObject } from './queries.ts'

/** The fields of an object: what it is made of. */
export function ObjectView({ object }: { object: string }) {
  const { t, say } = useWords()
  const description = useObject(object)
  if (!description) return null
  return (
    <Card>
      <header className="border-b px-4 py-2.5 text-[0.8125rem] font-semibold">
        {say(description.label)}{' '}
        <code className="font-mono text-xs font-normal text-soft">{description.name}</code>
      </header>
      <ul className="grid gap-x-6 px-4 py-3 text-[0.8125rem] sm:grid-cols-2">
        {description.fields.map((field) => (
          <li key={field.name} className="flex items-center gap-2 py-1">
            <span className="truncate">{say(field.label)}</span>
            <code className="truncate font-mono text-xs text-soft">{field.name}</code>
            {field.required && <Badge tone="brand">{t('records.required')}</Badge>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
