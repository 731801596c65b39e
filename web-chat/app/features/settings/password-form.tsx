import { useId, useState, type FormEvent } from 'react'
import { usePageWords } from '../../i18n/pages.ts'
import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/input.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useMe } from '../session/queries.ts'
import { useSetPassword } from './queries.ts'

const shortest = 10

/** A new password, typed once and shown if wanted by the browser's own means. */
export function PasswordForm() {
  const own = usePageWords()
  const id = useId()
  const { user_id, email } = useMe()
  const [password, setPassword] = useState('')
  const change = useSetPassword()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ user_id, password })
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Labelled id={`${id}p`} label={own('settings.password_new')} className="min-w-56 flex-1">
        <Input
          id={`${id}p`}
          type="password"
          required
          minLength={shortest}
          maxLength={128}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Labelled>
      <Button type="submit" disabled={password.length < shortest || change.isPending}>
        {own('settings.password_set')}
      </Button>
      {change.error && <Problem error={change.error} className="w-full" />}
    </form>
  )
}
