import { useId, useState, type FormEvent } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { setLanguage, useWords } from '../../i18n/index.ts'
import { useTitle } from '../../lib/use-title.ts'
import { Brand } from '../../ui/brand.tsx'
import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { DemoUsers } from './demo-users.tsx'
import { useSignIn } from './queries.ts'

interface Credentials {
  readonly email: string
  readonly password: string
}

/** The door: e-mail and password, or one click as a person of the demo. */
export default function SignInPage() {
  const { t, language } = useWords()
  const navigate = useNavigate()
  const from = originOf(useLocation().state)
  const signIn = useSignIn()
  useTitle(t('session.sign_in'))
  const enter = (credentials: Credentials) =>
    signIn.mutate(credentials, { onSuccess: () => void navigate(from, { replace: true }) })
  return (
    <main className="min-h-full bg-sunken px-4 py-8 sm:grid sm:place-items-center">
      <div className="mx-auto w-full max-w-[26rem]">
        <div className="mb-6 flex items-center justify-between">
          <Brand />
          <Button tone="ghost" size="small" onClick={() => void setLanguage(language === 'zh' ? 'en' : 'zh')}>
            {t('language.other')}
          </Button>
        </div>
        <div className="rounded-2xl border bg-raised p-6 shadow-card sm:p-8">
          <h1 className="text-xl font-semibold tracking-tight">{t('session.welcome')}</h1>
          <p className="mt-1 text-soft">{t('session.lead')}</p>
          <SignInForm busy={signIn.isPending} onSubmit={enter} />
          {signIn.error && <Problem error={signIn.error} className="mt-4" />}
          <DemoUsers busy={signIn.isPending} onPick={enter} />
        </div>
      </div>
    </main>
  )
}

function SignInForm({ busy, onSubmit }: { busy: boolean; onSubmit: (credentials: Credentials) => void }) {
  const { t } = useWords()
  const id = useId()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit({ email: email.trim(), password })
  }
  return (
    <form onSubmit={submit} className="mt-6 space-y-4">
      <div>
        <label htmlFor={`${id}e`} className="mb-1.5 block text-[0.8125rem] font-medium">
          {t('session.email')}
        </label>
        <Input
          id={`${id}e`}
          type="email"
          required
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </div>
      <div>
        <label htmlFor={`${id}p`} className="mb-1.5 block text-[0.8125rem] font-medium">
          {t('session.password')}
        </label>
        <Input
          id={`${id}p`}
          type="password"
          required
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      <Button type="submit" tone="primary" className="w-full" disabled={busy}>
        {busy && <Spinner className="text-on-brand" />}
        {t('session.sign_in')}
      </Button>
    </form>
  )
}

/** Where the visitor wanted to go; only a path of this app. */
function originOf(state: unknown): string {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : null
  return typeof from === 'string' && from.startsWith('/') && !from.startsWith('//') ? from : '/'
}
