import type { RecordLabel } from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { useObjects } from './queries.ts'
import { RecordLink } from './record-link.tsx'

/** What a search over several objects found. */
export function HitsView({ hits }: { hits: readonly RecordLabel[] }) {
  const { say } = useWords()
  const { data: objects } = useObjects()
  if (hits.length === 0) return null
  return (
    <Card>
      <ul className="divide-y">
        {hits.map((hit) => {
          const description = objects?.find((object) => object.name === hit.object)
          return (
            <li key={`${hit.object}/${hit.id}`} className="flex items-center gap-3 px-4 py-2">
              <RecordLink to={hit} className="truncate">
                {hit.display}
              </RecordLink>
              <span className="min-w-0 flex-1 truncate text-[0.8125rem] text-soft">{hit.subtitle}</span>
              <Badge>{description ? say(description.label) : hit.object}</Badge>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
