import type { ActionPreview, EmailPreview } from '#crm-core/contract'
import type { Approval, ApprovalRow } from '#agent/events'
import { timeText, valueText } from './values.ts'
import type { ViewContext } from './views.ts'

const names = {
  en: { to: 'To', subject: 'Subject', reason: 'Why it asks', expires: 'Open until' },
  zh: { to: '收件人', subject: '主题', reason: '审批原因', expires: '有效期至' },
} as const

export const statusWords = {
  en: { pending: 'waiting', decided: 'decided', cancelled: 'withdrawn', expired: 'expired' },
  zh: { pending: '待审批', decided: '已处理', cancelled: '已撤回', expired: '已过期' },
} as const
const rowWords = {
  en: { approved: 'approved', edited: 'edited', rejected: 'rejected', done: 'done', failed: 'failed' },
  zh: { approved: '已批准', edited: '已修改', rejected: '已拒绝', done: '已完成', failed: '失败' },
} as const

/** An approval with every row in full: what is read here is what will run. */
export function approvalText(approval: Approval, context: ViewContext): string {
  const { language } = context
  const words = names[language]
  const head = [
    `${approval.summary} · ${statusWords[language][approval.status]}`,
    `${words.reason}: ${approval.reason[language]}`,
    ...(approval.status === 'pending' ? [`${words.expires}: ${timeText(approval.expires_at, context)}`] : []),
  ]
  return [...head, ...approval.rows.map((row, index) => rowText(row, index, context))].join('\n')
}

function rowText(row: ApprovalRow, index: number, context: ViewContext): string {
  const words = rowWords[context.language]
  const state = [
    row.decision && !row.error && words[row.decision],
    row.outcome && words[row.outcome],
    row.error,
  ]
  const said = state.filter(Boolean).join(' · ')
  return `\n#${index + 1}${said ? `  ${said}` : ''}\n${indent(previewText(row.preview, context))}`
}

/** What one action would do. */
export function previewText(preview: ActionPreview, context: ViewContext): string {
  if (preview.kind === 'email') return emailText(preview.email, context.language)
  return preview.kind === 'text' ? preview.text[context.language] : changeText(preview, context)
}

function changeText(preview: Extract<ActionPreview, { kind: 'change' }>, context: ViewContext): string {
  const { catalog, language } = context
  const { object, target, labels = {} } = preview
  const lines = preview.changes.flatMap(({ field, before, after }) => {
    const described = catalog.field(object, field)
    const text = (value: typeof before) => valueText(value, described, { ...context, labels }) || '—'
    if (described?.read_only || (target === null && (after === null || after === ''))) return []
    return [`${catalog.title(object, field)}: ${target === null ? '' : `${text(before)} → `}${text(after)}`]
  })
  return [target?.display ?? catalog.object(object)?.label[language] ?? object, ...lines].join('\n')
}

export function emailText(email: EmailPreview, language: 'en' | 'zh'): string {
  const { to, subject } = names[language]
  const head = `${to}: ${email.to_label.display} <${email.to_address}>\n${subject}: ${email.subject}`
  return `${head}\n\n${email.body}`
}

const indent = (text: string) => text.replace(/^/gm, '  ')
