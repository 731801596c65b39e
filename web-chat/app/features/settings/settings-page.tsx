import type { ReactNode } from 'react'
import { usePageWords } from '../../i18n/pages.ts'
import { useTitle } from '../../lib/use-title.ts'
import { PageHeader } from '../layout/page-header.tsx'
import { KeyList } from './key-list.tsx'
import { NewKeyForm } from './new-key-form.tsx'
import { PasswordForm } from './password-form.tsx'

/** What a person keeps about the own pages: keys for scripts and the terminal, and the password. */
export default function SettingsPage() {
  const own = usePageWords()
  useTitle(own('settings.title'))
  return (
    <>
      <PageHeader title={own('settings.title')} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-3xl space-y-10 px-4 py-6 sm:px-6">
          <Section title={own('settings.keys')} lead={own('settings.keys_lead')}>
            <NewKeyForm />
            <KeyList />
          </Section>
          <Section title={own('settings.password')} lead={own('settings.password_lead')}>
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
