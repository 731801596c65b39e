import { useId, useState, type FormEvent } from 'react'
import type { KeyScope } from '#client'
import { usePageWords } from '../../i18n/pages.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Input } from '../../ui/input.tsx'
import { Labelled } from '../../ui/labelled.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Select } from '../../ui/select.tsx'
import { useMakeKey } from './queries.ts'

const scopes = ['full', 'read'] as const
const lives = ['30', '90', '365', 'never'] as const

/** Makes a key and shows it, this once. */
export function NewKeyForm() {
  const own = usePageWords()
  const id = useId()
  const make = useMakeKey()
  const [name, setName] = useState('')
  const [scope, setScope] = useState<KeyScope>('full')
  const [life, setLife] = useState<(typeof lives)[number]>('90')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = { name: name.trim(), scope }
    make.mutate(life === 'never' ? wanted : { ...wanted, expires_in_days: Number(life) }, {
      onSuccess: () => setName(''),
    })
  }
  return (
    <>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <Labelled id={`${id}n`} label={own('settings.key_name')} className="min-w-48 flex-1">
          <Input
            id={`${id}n`}
            required
            maxLength={32}
            autoComplete="off"
            placeholder={own('settings.key_example')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Labelled>
        <Labelled id={`${id}s`} label={own('settings.key_scope')}>
          <Select
            id={`${id}s`}
            value={scope}
            onChoose={setScope}
            choices={scopes.map((value) => ({ value, label: own(`settings.scope.${value}`) }))}
          />
        </Labelled>
        <Labelled id={`${id}l`} label={own('settings.key_life')}>
          <Select
            id={`${id}l`}
            value={life}
            onChoose={setLife}
            choices={lives.map((value) => ({ value, label: own(`settings.life.${value}`) }))}
          />
        </Labelled>
        <Button type="submit" tone="primary" disabled={name.trim() === '' || make.isPending}>
          {own('settings.key_make')}
        </Button>
      </form>
      {make.error && <Problem error={make.error} />}
      {make.data && <MadeKey secret={make.data.key} />}
    </>
  )
}

function MadeKey({ secret }: { secret: string }) {
  const own = usePageWords()
  return (
    <output className="block rounded-xl border border-good/50 bg-good-soft p-4">
      <p className="font-medium text-good">{own('settings.key_made')}</p>
      <p className="mt-2 flex items-center gap-2">
        <code className="min-w-0 flex-1 rounded-lg bg-raised px-3 py-2 font-mono text-[0.8125rem] wrap-anywhere">
          {secret}
        </code>
        <CopyButton text={secret} />
      </p>
    </output>
  )
}
