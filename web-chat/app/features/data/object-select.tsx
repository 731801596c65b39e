import type { ObjectDescription } from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { cn } from '../../lib/cn.ts'
import { byArea } from './domains.ts'
import { useAreaName } from './use-area-name.ts'

export interface ObjectSelectProps {
  readonly id?: string
  readonly label?: string
  readonly value: string
  readonly objects: readonly ObjectDescription[]
  readonly onChoose: (name: string) => void
  readonly className?: string
}

/** One object of many, by area: the select of the system, which people can type into on every device. */
export function ObjectSelect({ id, label, value, objects, onChoose, className }: ObjectSelectProps) {
  const { say } = useWords()
  const nameOf = useAreaName()
  return (
    <select
      id={id}
      aria-label={label}
      value={value}
      onChange={({ target }) => onChoose(target.value)}
      className={cn(
        'h-9 rounded-lg border border-line-strong bg-raised px-2.5 text-base sm:text-sm pointer-coarse:h-10',
        className,
      )}
    >
      {byArea(objects).map((group) => (
        <optgroup key={group.area} label={nameOf(group.area)}>
          {group.objects.map((object) => (
            <option key={object.name} value={object.name}>
              {say(object.plural)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}
