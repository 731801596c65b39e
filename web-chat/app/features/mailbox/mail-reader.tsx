import type { CapturedMail } from '#client'
import { useWords } from '../../i18n/index.ts'
import { formatTime } from '../records/format-value.ts'
import { useMe } from '../session/queries.ts'

/** Neither scripts nor anything from elsewhere: the frame has no rights, and its own policy fetches nothing. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
const page = (html: string): string =>
  `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">` +
  '<style>body{margin:24px;font:15px/1.6 -apple-system,"Segoe UI",Inter,"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif;color:#0f1b2d;background:#fff;overflow-wrap:anywhere}img:not([src^="data:"]){display:none}</style>' +
  `<body>${html}`

/** One message: its head, and its words as the recipient sees them. */
export function MailReader({ mail }: { mail: CapturedMail }) {
  const { t, language } = useWords()
  const { time_zone } = useMe()
  return (
    <article className="flex min-h-0 flex-1 flex-col">
      <header className="border-b px-6 py-4">
        <h2 className="text-lg font-semibold tracking-tight wrap-anywhere">{mail.subject}</h2>
        <dl className="mt-2 grid grid-cols-[max-content_1fr] gap-x-3 gap-y-0.5 text-[0.8125rem]">
          <dt className="text-soft">{t('mailbox.from')}</dt>
          <dd className="wrap-anywhere">{mail.from}</dd>
          <dt className="text-soft">{t('mailbox.to')}</dt>
          <dd className="wrap-anywhere">{mail.to}</dd>
          <dt className="text-soft">{t('mailbox.date')}</dt>
          <dd>{formatTime(mail.received_at, { language, time_zone })}</dd>
        </dl>
      </header>
      {mail.html === null ? (
        <p className="flex-1 overflow-y-auto px-6 py-5 leading-relaxed wrap-anywhere whitespace-pre-wrap">
          {mail.text}
        </p>
      ) : (
        <iframe
          title={mail.subject}
          sandbox=""
          srcDoc={page(mail.html)}
          className="min-h-0 flex-1 bg-white"
        />
      )}
    </article>
  )
}
