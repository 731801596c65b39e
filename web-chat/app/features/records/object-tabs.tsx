import { Link, NavLink } from 'react-router'
import type { ObjectDescription } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { areaOf, byArea } from '../data/domains.ts'
import { useAreaName } from '../data/use-area-name.ts'

export interface ObjectTabsProps {
  readonly objects: readonly ObjectDescription[]
  readonly chosen: ObjectDescription | undefined
  readonly className?: string
}

/** The areas of work, and under the chosen one its objects. */
export function ObjectTabs({ objects, chosen, className }: ObjectTabsProps) {
  const t = useDataWords()
  const { say } = useWords()
  const nameOf = useAreaName()
  const groups = byArea(objects)
  const area = chosen ? areaOf(chosen) : groups[0]?.area
  return (
    <div className={cn('shrink-0 border-b', className)}>
      <nav aria-label={t('list.domains')} className="flex gap-4 overflow-x-auto px-5 pt-2">
        {groups.map((group) => (
          <Link
            key={group.area}
            to={`/records/${group.objects[0]?.name}`}
            aria-current={group.area === area}
            className={cn(
              'border-b-2 pb-1.5 text-[0.8125rem] font-medium whitespace-nowrap',
              group.area === area ? 'border-brand text-ink' : 'border-transparent text-soft hover:text-ink',
            )}
          >
            {nameOf(group.area)}
          </Link>
        ))}
      </nav>
      <nav aria-label={t('list.objects')} className="flex flex-wrap gap-1 border-t px-3 py-2">
        {groups
          .find((group) => group.area === area)
          ?.objects.map((object) => (
            <NavLink
              key={object.name}
              to={`/records/${object.name}`}
              className={cn(
                'rounded-lg px-2.5 py-1 text-[0.8125rem] font-medium whitespace-nowrap transition-colors',
                object.name === chosen?.name
                  ? 'bg-brand-soft text-brand-ink'
                  : 'text-soft hover:bg-hover hover:text-ink',
              )}
            >
              {say(object.plural)}
            </NavLink>
          ))}
      </nav>
    </div>
  )
}
