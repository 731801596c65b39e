import type { ActionPreview, FieldChange, FieldValue, Language } from '#crm-core/contract'
import type { Args } from './choices.ts'

type EmailPreview = Extract<ActionPreview, { kind: 'email' }>['email']

const textIn = (args: Args, name: string): string | undefined => {
  const value = args[name]
  return typeof value === 'string' ? value : undefined
}

/** The mail as it would be sent: the preview with the words that were edited since. */
export const mailOf = (email: EmailPreview, args: Args) => ({
  subject: textIn(args, 'subject') ?? email.subject,
  body: textIn(args, 'body') ?? email.body,
})

/** Arguments whose mail has other words. A template would put its own in their place, so it goes. */
export function withMail(args: Args, mail: { subject: string; body: string }): Args {
  const { template: _, template_id: __, ...rest } = args
  return { ...rest, ...mail }
}

/** Where field values stand among the arguments of a tool that writes a record. */
const holders = ['values', 'changes'] as const
const isValues = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value of a field as it would be written; undefined when the arguments do not set it. */
export function valueIn(args: Args, field: string): unknown {
  for (const holder of holders) {
    const values = args[holder]
    if (isValues(values) && Object.hasOwn(values, field)) return values[field]
  }
  return Object.hasOwn(args, field) ? args[field] : undefined
}

/** The same arguments with another value for a field, in the place where it stood. */
export function withValue(args: Args, field: string, value: unknown): Args {
  for (const holder of holders) {
    const values = args[holder]
    if (isValues(values) && Object.hasOwn(values, field))
      return { ...args, [holder]: { ...values, [field]: value } }
  }
  return { ...args, [field]: value }
}

/** The changes of the preview with edited values in the place of the first ones. */
export const changesOf = (changes: readonly FieldChange[], original: Args, args: Args): FieldChange[] =>
  changes.map((change) => {
    const now = valueIn(args, change.field)
    const same = now === undefined || JSON.stringify(now) === JSON.stringify(valueIn(original, change.field))
    return same ? change : { ...change, after: now as FieldValue }
  })

/** What a filter over many rows looks at. */
export function searchText(preview: ActionPreview, language: Language): string {
  if (preview.kind === 'email')
    return `${preview.email.to_label.display} ${preview.email.to_address} ${preview.email.subject}`
  if (preview.kind === 'change') return `${preview.target?.display ?? ''} ${preview.target?.subtitle ?? ''}`
  return preview.text[language]
}
