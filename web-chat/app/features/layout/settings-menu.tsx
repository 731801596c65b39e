import { ChevronsUpDown, LogOut } from 'lucide-react'
import { setLanguage, useWords } from '../../i18n/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import {
  Menu,
  MenuChoices,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuSeparator,
  MenuTrigger,
} from '../../ui/menu.tsx'
import { useMe, useSignOut } from '../session/queries.ts'
import { setTheme, themes, useTheme } from './theme.ts'

/** Who is signed in, and what this person may choose for this device. */
export function SettingsMenu() {
  const { t, language } = useWords()
  const me = useMe()
  const theme = useTheme()
  const signOut = useSignOut()
  return (
    <div className="border-t p-2">
      <Menu>
        <MenuTrigger className="flex w-full items-center gap-2.5 rounded-lg p-2 text-start transition-colors hover:bg-hover">
          <Avatar name={me.name} />
          <span className="min-w-0 flex-1 leading-tight">
            <span className="block truncate font-medium">{me.name}</span>
            <span className="block truncate text-xs text-soft">{me.workspace.name}</span>
          </span>
          <ChevronsUpDown className="size-4 text-soft" />
          <span className="sr-only">{t('layout.settings')}</span>
        </MenuTrigger>
        <MenuContent align="start" side="top" className="w-60">
          <MenuLabel className="truncate font-normal">
            {me.email} · {t(`role.${me.role}`)}
          </MenuLabel>
          <MenuSeparator />
          <MenuChoices
            label={t('language.label')}
            value={language}
            choices={(['en', 'zh'] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
            onChoose={(value) => void setLanguage(value)}
          />
          <MenuSeparator />
          <MenuChoices
            label={t('theme.label')}
            value={theme}
            choices={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
            onChoose={setTheme}
          />
          <MenuSeparator />
          <MenuLabel className="font-normal">
            {t('layout.model', { model: me.model })}
            <br />
            {t(`layout.mail_${me.mail}`)}
          </MenuLabel>
          <MenuSeparator />
          <MenuItem onSelect={() => signOut.mutate()}>
            <LogOut />
            {t('session.sign_out')}
          </MenuItem>
        </MenuContent>
      </Menu>
    </div>
  )
}
