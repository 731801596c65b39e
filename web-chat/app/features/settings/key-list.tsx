import { KeyRound, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ApiKey } from '#client'
import { usePageWords } from '../../i18n/pages.ts'
import { useWords } from '../../i18n/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { formatTime } from '../records/format-value.ts'
import { useMe } from '../session/queries.ts'
import { useApiKeys, useRemoveKey } from './queries.ts'

/** The keys that there are, each with what it may do and how long. */
export function KeyList() {
  const own = usePageWords()
  const { data: keys, error, refetch } = useApiKeys()
  if (error) return <Problem error={error} onRetry={() => void refetch()} />
  if (!keys) return <Skeleton lines={2} />
  if (keys.length === 0) return <p className="text-soft">{own('settings.keys_none')}</p>
  return (
    <Card>
      <ul className="divide-y">
        {keys.map((key) => (
          <KeyRow key={key.id} info={key} />
        ))}
      </ul>
    </Card>
  )
}

/** Taking a key away asks once more in its place: whatever uses it stops at once. */
function KeyRow({ info }: { info: ApiKey }) {
  const { t, language } = useWords()
  const own = usePageWords()
  const { time_zone } = useMe()
  const [sure, setSure] = useState(false)
  const remove = useRemoveKey()
  const name = info.name ?? ''
  const when = (time: string) => formatTime(time, { language, time_zone })
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <KeyRound aria-hidden className="size-4 shrink-0 text-soft" />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{name}</span>
          <Badge tone={info.scope === 'read' ? 'neutral' : 'brand'}>
            {own(`settings.scope.${info.scope}`)}
          </Badge>
        </p>
        <p className="text-xs text-soft">
          <code className="font-mono">{info.start}…</code>
          {' · '}
          {info.last_used_at
            ? own('settings.used', { when: when(info.last_used_at) })
            : own('settings.never_used')}
          {info.expires_at && ` · ${own('settings.expires', { when: when(info.expires_at) })}`}
        </p>
        {remove.error && <Problem error={remove.error} className="mt-2" />}
      </div>
      {sure ? (
        <>
          <Button
            tone="danger"
            size="small"
            disabled={remove.isPending}
            onClick={() => remove.mutate(info.id)}
          >
            {own('settings.key_revoke')}
          </Button>
          <Button size="small" onClick={() => setSure(false)}>
            {t('common.cancel')}
          </Button>
        </>
      ) : (
        <Button
          tone="ghost"
          size="icon-small"
          aria-label={own('settings.key_revoke_name', { name })}
          title={own('settings.key_revoke')}
          onClick={() => setSure(true)}
        >
          <Trash2 />
        </Button>
      )}
    </li>
  )
}
