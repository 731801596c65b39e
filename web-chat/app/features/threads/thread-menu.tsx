import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useWords } from '../../i18n/index.ts'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../../ui/menu.tsx'

export interface ThreadMenuProps {
  readonly label: string
  readonly className: string
  readonly onRename: () => void
  readonly onRemove: () => void
}

/** What can be done with a conversation. */
export default function ThreadMenu({ label, className, onRename, onRemove }: ThreadMenuProps) {
  const { t } = useWords()
  return (
    <Menu defaultOpen>
      <MenuTrigger aria-label={label} className={className}>
        <Ellipsis className="size-4" />
      </MenuTrigger>
      <MenuContent align="end">
        <MenuItem onSelect={onRename}>
          <Pencil />
          {t('threads.rename')}
        </MenuItem>
        <MenuItem onSelect={onRemove}>
          <Trash2 />
          {t('threads.remove')}
        </MenuItem>
      </MenuContent>
    </Menu>
  )
}
