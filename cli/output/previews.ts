import type { ActionPreview, EmailPreview, FieldValue, Language } from '#crm-core/contract'
import type { Approval, ApprovalRow } from '#agent/events'

const names = {
  en: { to: 'To', subject: 'Subject', reason: 'Why it asks', expires: 'Expires' },
  zh: { to: '收件人', subject: '主题', reason: '审批原因', expires: '有效期至' },
} as const

const marks = { approved: '✓', edited: '✎', rejected: '✗' } as const

/** An approval with every row in full: what is read here is what will run. */
export function approvalText(approval: Approval, language: Language): string {
  const head = [
    `${approval.summary} · ${approval.status}`,
    `${names[language].reason}: ${approval.reason[language]}`,
    `${names[language].expires}: ${approval.expires_at}`,
    `id ${approval.id}`,
  ]
  return [...head, ...approval.rows.map((row, index) => rowText(row, index, language))].join('\n')
}

function rowText(row: ApprovalRow, index: number, language: Language): string {
  const state = [row.decision && marks[row.decision], row.outcome, row.error].filter(Boolean).join(' ')
  const title = `\n#${index + 1} ${row.id}${state ? `  ${state}` : ''}`
  return `${title}\n${indent(previewText(row.preview, language))}`
}

/** What one action would do. */
export function previewText(preview: ActionPreview, language: Language): string {
  switch (preview.kind) {
    case 'email':
      return emailText(preview.email, language)
    case 'text':
      return preview.text[language]
    case 'change': {
      const lines = preview.changes.map(
        ({ field, before, after }) => `${field}: ${plain(before)} → ${plain(after)}`,
      )
      return [preview.target?.display ?? preview.object, ...lines].join('\n')
    }
  }
}

export function emailText(email: EmailPreview, language: Language = 'en'): string {
  const { to, subject } = names[language]
  const head = `${to}: ${email.to_label.display} <${email.to_address}>\n${subject}: ${email.subject}`
  return `${head}\n\n${email.body}`
}

const plain = (value: FieldValue) =>
  value === null ? '—' : typeof value === 'object' ? JSON.stringify(value) : String(value)

export const indent = (text: string) => text.replace(/^/gm, '  ')
