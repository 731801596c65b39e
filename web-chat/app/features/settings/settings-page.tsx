import type { ReactNode } from 'react'
import { useWords } from '../../i18n/index.ts'
import { useTitle } from '../../lib/use-title.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { KeyList } from './key-list.tsx'
import { NewKeyForm } from './new-key-form.tsx'
import { PasswordForm } from './password-form.tsx'

/** What a person keeps about the own account: keys for scripts and the terminal, and the password. */
export default function SettingsPage() {
  const { t } = useWords()
  useTitle(t('settings.title'))
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-3xl space-y-10 px-4 py-6 sm:px-6">
          <Section title={t('settings.keys')} lead={t('settings.keys_lead')}>
            <NewKeyForm />
            <KeyList />
          </Section>
          <Section title={t('settings.password')} lead={t('settings.password_lead')}>
            <PasswordForm />
          </Section>
        </div>
      </div>
    </>
  )
}

const Section = ({ title, lead, children }: { title: string; lead: string; children: ReactNode }) => (
  <section>
    <h2 className="text-base font-semibold">{title}</h2>
    <p className="mt-1 mb-4 text-soft">{lead}</p>
    <div className="space-y-4">{children}</div>
  </section>
)
