import { ArchiveRestore } from 'lucide-react'
import type { Label } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useAdded, useRestore, type Part } from './queries.ts'

interface RetiredPart {
  readonly part: Part
  readonly label: Label
}

/** Fields of an object that were retired: their values wait for them. */
export function RetiredFields({ object }: { object: string }) {
  const t = useDataWords()
  const { data } = useAdded()
  const parts = (data?.fields ?? [])
    .filter((field) => field.object === object && field.retired)
    .map(({ name, label }): RetiredPart => ({ part: { object, field: name }, label }))
  return <Retired title={t('metadata.retired_fields')} parts={parts} />
}

/** Objects that were retired with their records. */
export function RetiredObjects() {
  const t = useDataWords()
  const { data } = useAdded()
  const parts = (data?.objects ?? [])
    .filter(({ retired }) => retired)
    .map(({ name, label }): RetiredPart => ({ part: { object: name }, label }))
  return <Retired title={t('metadata.retired_objects')} parts={parts} />
}

function Retired({ title, parts }: { title: string; parts: readonly RetiredPart[] }) {
  const t = useDataWords()
  const { say } = useWords()
  const restore = useRestore()
  if (parts.length === 0) return null
  return (
    <section>
      <h3 className="mb-2 font-semibold">{title}</h3>
      <Card>
        <ul className="divide-y">
          {parts.map(({ part, label }) => (
            <li key={part.field ?? part.object} className="flex items-center gap-3 px-4 py-2.5">
              <p className="min-w-0 flex-1 text-soft">
                {say(label)} <code className="font-mono text-xs">{part.field ?? part.object}</code>
              </p>
              <Button
                size="small"
                disabled={restore.isPending}
                aria-label={t('metadata.restore_name', { name: say(label) })}
                onClick={() => restore.mutate(part)}
              >
                <ArchiveRestore />
                {t('metadata.restore')}
              </Button>
            </li>
          ))}
        </ul>
      </Card>
      {restore.error && <Problem error={restore.error} className="mt-2" />}
    </section>
  )
}
