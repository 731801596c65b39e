import type { ApprovalRow } from '#agent/events'
import type { Label } from '#crm-core/contract'
import { previewText } from '../output/previews.ts'
import type { ViewContext } from '../output/views.ts'
import { answeredPreview } from './approval-answers.ts'
import type { Answer } from './approval-answers.ts'

const titles: Readonly<Record<string, Label>> = {
  subject: { en: 'Subject', zh: '主题' },
  body: { en: 'Text', zh: '正文' },
}

/** What a person calls an argument: a word of ours, or the label of the field that it becomes. */
export function argTitle(name: string, { preview }: ApprovalRow, { catalog, language }: ViewContext): string {
  if (Object.hasOwn(titles, name)) return titles[name]?.[language] ?? name
  return preview.kind === 'change' ? catalog.title(preview.object, name) : name
}

/** A row of an approval on one line, as it was edited. */
export function rowTitle(row: ApprovalRow, answer: Answer | null, context: ViewContext): string {
  const preview = answeredPreview(row, answer)
  if (preview.kind !== 'email') return previewText(preview, context).split('\n').slice(0, 2).join(' · ')
  const { to_label, to_address, subject } = preview.email
  return `${to_label.display} <${to_address}> · ${subject}`
}
