import type { ApprovalRow } from '#agent/events'
import type { Label } from '#crm-core/contract'
import type { ViewContext } from '../output/views.ts'

const titles: Readonly<Record<string, Label>> = {
  subject: { en: 'Subject', zh: '主题' },
  body: { en: 'Text', zh: '正文' },
}

/** What a person calls an argument: a word of ours, or the label of the field that it becomes. */
export function argTitle(name: string, { preview }: ApprovalRow, { catalog, language }: ViewContext): string {
  if (Object.hasOwn(titles, name)) return titles[name]?.[language] ?? name
  return preview.kind === 'change' ? catalog.title(preview.object, name) : name
}
