import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Inbox, Mail } from 'lucide-react'
import { useSearchParams } from 'react-router'
import type { CapturedMail } from '#client'
import { useWords } from '../../i18n/index.ts'
import { usePageWords } from '../../i18n/pages.ts'
import { client } from '../../lib/client.ts'
import { cn } from '../../lib/cn.ts'
import { useTitle } from '../../lib/use-title.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { PageHeader } from '../layout/page-header.tsx'
import { formatTime } from '../records/format-value.ts'
import { useMe } from '../session/queries.ts'
import { MailReader } from './mail-reader.tsx'

const useMailbox = () =>
  useQuery({ queryKey: ['mailbox'], queryFn: () => client.mailbox.list(), refetchInterval: 10_000 })

/** The mail that went out, or would have: without a mail server it is kept here and reaches nobody. */
export default function MailboxPage() {
  const own = usePageWords()
  const { t } = useWords()
  const me = useMe()
  const { data: mails, error, refetch } = useMailbox()
  const [params, setParams] = useSearchParams()
  const chosen = mails?.find((mail) => mail.message_id === params.get('mail'))
  const choose = (mail: CapturedMail | null) => setParams(mail ? { mail: mail.message_id } : {})
  useTitle(t('mailbox.title'))
  return (
    <>
      <PageHeader title={t('mailbox.title')} />
      {me.mail === 'captured' && (
        <p className="border-b bg-brand-soft px-5 py-2 text-[0.8125rem] text-brand-ink">
          {own('mailbox.captured')}
        </p>
      )}
      {error && <Problem error={error} onRetry={() => void refetch()} className="m-5" />}
      {!mails && !error && <Skeleton lines={6} className="p-6" />}
      {mails?.length === 0 && (
        <Empty icon={Inbox} title={own('mailbox.none')}>
          {own('mailbox.none_text')}
        </Empty>
      )}
      {mails && mails.length > 0 && (
        <div className="flex min-h-0 flex-1">
          <ul
            aria-label={t('mailbox.title')}
            className={cn('w-full shrink-0 overflow-y-auto md:w-80 md:border-e', chosen && 'hidden md:block')}
          >
            {mails.map((mail) => (
              <li key={mail.message_id} className="border-b">
                <MailEntry mail={mail} active={mail === chosen} onOpen={() => choose(mail)} />
              </li>
            ))}
          </ul>
          <div className={cn('min-w-0 flex-1 flex-col', chosen ? 'flex' : 'hidden md:flex')}>
            {chosen ? (
              <>
                <Button
                  tone="ghost"
                  size="small"
                  className="m-2 self-start md:hidden"
                  onClick={() => choose(null)}
                >
                  <ArrowLeft />
                  {own('mailbox.back')}
                </Button>
                <MailReader key={chosen.message_id} mail={chosen} />
              </>
            ) : (
              <Empty icon={Mail} title={own('mailbox.choose')} />
            )}
          </div>
        </div>
      )}
    </>
  )
}

function MailEntry({ mail, active, onOpen }: { mail: CapturedMail; active: boolean; onOpen: () => void }) {
  const { language } = useWords()
  const { time_zone } = useMe()
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-current={active}
      className={cn(
        'block w-full px-4 py-3 text-start -outline-offset-2 transition-colors',
        active ? 'bg-brand-soft' : 'hover:bg-hover',
      )}
    >
      <span className="flex items-baseline justify-between gap-3">
        <span className="truncate font-medium">{mail.to}</span>
        <time dateTime={mail.received_at} className="shrink-0 text-xs text-soft">
          {formatTime(mail.received_at, { language, time_zone })}
        </time>
      </span>
      <span className="block truncate text-[0.8125rem]">{mail.subject}</span>
      <span className="block truncate text-xs text-soft">{mail.text}</span>
    </button>
  )
}
