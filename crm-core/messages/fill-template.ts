import type { Issue, Language } from '../contract.ts'
import { nearest } from '../objects/nearest.ts'

/** What a template may say of the recipient and the sender; anything else is refused. */
export const templateVariables = [
  'first_name',
  'last_name',
  'full_name',
  'title',
  'company',
  'email',
  'sender_name',
  'sender_email',
] as const
export type TemplateValues = Readonly<Record<(typeof templateVariables)[number], string>>

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g
const isVariable = (name: string): name is keyof TemplateValues =>
  templateVariables.some((variable) => variable === name)

/** Fills {{variables}}. Values go in as text: braces in them are parted, so they are never filled again. */
export function fillTemplate(
  text: string,
  values: TemplateValues,
  at: string,
  language: Language,
): { readonly text: string; readonly issues: readonly Issue[] } {
  const issues: Issue[] = []
  const filled = text.replace(placeholder, (whole, name: string) => {
    if (isVariable(name)) return values[name].replaceAll('{{', '{ {').replaceAll('}}', '} }')
    const object = language === 'zh' ? '邮件模板' : 'e-mail template'
    const params = { field: name.slice(0, 64), object, nearest: nearest(name, templateVariables) }
    issues.push({ at, code: 'unknown_field', params })
    return whole
  })
  return { text: filled, issues }
}
