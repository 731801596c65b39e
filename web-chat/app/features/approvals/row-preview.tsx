import { useState } from 'react'
import type { ActionPreview, EmailPreview } from '#crm-core/contract'
import type { ApprovalRow } from '#agent/events'
import { useWords } from '../../i18n/index.ts'
import { ChangeList } from '../records/change-list.tsx'
import { useObject, useObjects } from '../records/queries.ts'
import { RecordLink } from '../records/record-link.tsx'
import type { Args } from './choices.ts'
import { changesOf, mailOf } from './row-words.ts'

/** What a row is about, in a word or two: its recipient, or the record. */
export function useRowName(): (preview: ActionPreview) => string {
  const { t, say } = useWords()
  const { data: objects } = useObjects()
  return (preview) => {
    if (preview.kind === 'email') return preview.email.to_label.display
    if (preview.kind === 'text') return say(preview.text)
    const object = objects?.find((each) => each.name === preview.object)
    return (
      preview.target?.display ??
      t('approvals.new_record', { object: object ? say(object.label) : preview.object })
    )
  }
}

/** Exactly what would run for this row; `brief` once it has been decided, when its words matter less. */
export function RowPreview({ row, args, brief }: { row: ApprovalRow; args: Args; brief: boolean }) {
  const { say } = useWords()
  const { preview } = row
  if (preview.kind === 'email') return <MailPreview email={preview.email} args={args} brief={brief} />
  if (preview.kind === 'change') return <ChangePreview preview={preview} row={row} args={args} />
  return <p className="wrap-anywhere">{say(preview.text)}</p>
}

/** Recipient, subject and the beginning of the words; all of them when asked. */
function MailPreview({ email, args, brief }: { email: EmailPreview; args: Args; brief: boolean }) {
  const { t } = useWords()
  const [whole, setWhole] = useState(false)
  const mail = mailOf(email, args)
  return (
    <div className="text-[0.8125rem]">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <RecordLink to={email.to}>{email.to_label.display}</RecordLink>
        <span className="text-soft wrap-anywhere">{email.to_address}</span>
      </p>
      <p className={brief ? 'truncate' : 'mt-1 text-sm font-semibold'}>{mail.subject}</p>
      {whole ? (
        <p className="mt-1 leading-relaxed wrap-anywhere whitespace-pre-wrap">{mail.body}</p>
      ) : (
        !brief && <p className="mt-1 line-clamp-2 text-soft">{mail.body}</p>
      )}
      <button
        type="button"
        aria-expanded={whole}
        onClick={() => setWhole(!whole)}
        className="relative mt-1 rounded text-xs font-medium text-brand-ink hover:underline pointer-coarse:py-1 pointer-coarse:text-[0.8125rem] pointer-coarse:before:absolute pointer-coarse:before:-inset-x-3 pointer-coarse:before:-inset-y-2 pointer-coarse:before:content-['']"
      >
        {whole ? t('approvals.less') : t('approvals.whole')}
      </button>
    </div>
  )
}

type ChangePreviewProps = {
  preview: Extract<ActionPreview, { kind: 'change' }>
  row: ApprovalRow
  args: Args
}
function ChangePreview({ preview, row, args }: ChangePreviewProps) {
  const { t, say } = useWords()
  const description = useObject(preview.object)
  const label = description ? say(description.label) : preview.object
  return (
    <>
      <p className="mb-2 flex items-baseline gap-2">
        {preview.target ? (
          <RecordLink to={preview.target}>{preview.target.display}</RecordLink>
        ) : (
          <span className="font-medium">{t('approvals.new_record', { object: label })}</span>
        )}
        <span className="truncate text-xs text-soft">
          {preview.target?.subtitle ?? (preview.target ? label : '')}
        </span>
      </p>
      <ChangeList
        description={description}
        changes={changesOf(preview.changes, row.args, args)}
        created={preview.target === null}
      />
    </>
  )
}
