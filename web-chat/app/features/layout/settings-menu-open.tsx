import { KeyRound, LogOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { setLanguage, useWords } from '../../i18n/index.ts'
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

export interface SettingsMenuOpenProps {
  readonly className: string
  readonly onNavigate: (() => void) | undefined
  readonly children: ReactNode
}

/** What this person may choose for this device, the way to the own account, and out. */
export default function SettingsMenuOpen({ className, onNavigate, children }: SettingsMenuOpenProps) {
  const { t, language } = useWords()
  const me = useMe()
  const theme = useTheme()
  const signOut = useSignOut()
  const navigate = useNavigate()
  const open = () => {
    onNavigate?.()
    void navigate('/settings')
  }
  return (
    <Menu defaultOpen>
      <MenuTrigger className={className}>{children}</MenuTrigger>
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
        <MenuItem onSelect={open}>
          <KeyRound />
          {t('settings.open')}
        </MenuItem>
        <MenuItem onSelect={() => signOut.mutate()}>
          <LogOut />
          {t('session.sign_out')}
        </MenuItem>
      </MenuContent>
    </Menu>
  )
}
