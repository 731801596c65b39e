import type { CapturedMail } from '#client'
import { useWords } from '../../i18n/index.ts'
import { usePageWords } from '../../i18n/pages.ts'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { formatTime } from '../records/format-value.ts'
import { useMe } from '../session/queries.ts'
import { linksIn } from './links-in.ts'

/** One message: its head, and its words as the recipient sees them. The HTML part says the same as the text. */
export function MailReader({ mail }: { mail: CapturedMail }) {
  const own = usePageWords()
  const { language } = useWords()
  const { time_zone } = useMe()
  return (
    <article className="flex min-h-0 flex-1 flex-col">
      <header className="border-b px-4 py-4 sm:px-6">
        <h2 className="text-lg font-semibold tracking-tight wrap-anywhere">{mail.subject}</h2>
        <dl className="mt-2 grid grid-cols-[max-content_1fr] gap-x-3 gap-y-0.5 text-[0.8125rem]">
          <dt className="text-soft">{own('mailbox.from')}</dt>
          <dd className="wrap-anywhere">{mail.from}</dd>
          <dt className="text-soft">{own('mailbox.to')}</dt>
          <dd className="wrap-anywhere">{mail.to}</dd>
          <dt className="text-soft">{own('mailbox.date')}</dt>
          <dd>{formatTime(mail.received_at, { language, time_zone })}</dd>
        </dl>
      </header>
      <ScrollArea
        label={mail.subject}
        className="flex-1 overflow-y-auto px-4 py-5 text-[0.9375rem] leading-relaxed wrap-anywhere whitespace-pre-wrap sm:px-6"
      >
        <div className="max-w-[70ch]">
          {linksIn(mail.text).map(({ at, text, href }) =>
            href ? (
              <a
                key={at}
                href={href}
                target="_blank"
                rel="noopener noreferrer"
                className="text-brand-ink underline underline-offset-2"
              >
                {text}
              </a>
            ) : (
              text
            ),
          )}
        </div>
      </ScrollArea>
    </article>
  )
}
