import { Mail } from 'lucide-react'
import type { EmailPreview } from '#crm-core/contract'
import { useWords } from '../../../i18n/index.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Card } from '../../../ui/card.tsx'
import { ScrollArea } from '../../../ui/scroll-area.tsx'
import { RecordLink } from '../../records/record-link.tsx'

/** A message as it was stored: a draft that nobody gets, or one on its way. */
export function MailCard({ email, status }: { email: EmailPreview; status: 'draft' | 'queued' }) {
  const { t } = useWords()
  return (
    <Card>
      <header className="flex items-center gap-2.5 border-b px-4 py-2.5 text-[0.8125rem]">
        <Mail className="size-4 shrink-0 text-brand-ink" />
        <span className="min-w-0 flex-1 truncate">
          <RecordLink to={email.to}>{email.to_label.display}</RecordLink>{' '}
          <span className="text-soft">{email.to_address}</span>
        </span>
        <Badge tone={status === 'draft' ? 'neutral' : 'good'}>{t(`mail.${status}`)}</Badge>
      </header>
      <div className="px-4 py-3">
        <p className="font-semibold">{email.subject}</p>
        <ScrollArea
          label={email.subject}
          className="mt-1.5 max-h-72 overflow-y-auto text-[0.8125rem] leading-relaxed wrap-anywhere whitespace-pre-wrap"
        >
          {email.body}
        </ScrollArea>
      </div>
    </Card>
  )
}
