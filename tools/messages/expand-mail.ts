import {
  HotcrmError,
  type AnyRecord,
  type EmailInput,
  type Language,
  type RecordRef,
} from '#crm-core/contract'
import type { ExpandedArgs } from '../kit/define-tool.ts'
import { asList } from '../kit/schemas.ts'
import type { ToolContext } from '../kit/types.ts'
import { labelOf, uniqueRefs } from '../records/shared.ts'
import type { mailInput, MailInput } from './mail-input.ts'
import { templatesNamed } from './templates.ts'

/**
 * One action a recipient, with subject and body as they will be sent: what a person approves is
 * the message itself, not a template that may change before it goes.
 */
export async function expandMail(
  args: MailInput,
  context: ToolContext,
): Promise<ExpandedArgs<typeof mailInput>[]> {
  const templates = args.template === undefined ? [] : await templatesNamed(args.template, context)
  requireWords(args, templates)
  const recipients = uniqueRefs(asList(args.to))
  return Promise.all(recipients.map((to) => expandOne(args, to, templates, context)))
}

async function expandOne(
  args: MailInput,
  to: RecordRef,
  templates: readonly AnyRecord[],
  { crm }: ToolContext,
): Promise<ExpandedArgs<typeof mailInput>> {
  const { display } = await labelOf(crm, to)
  const template = templateFor(templates, languageOf(display, crm.actor.language))
  const input: EmailInput = {
    to,
    subject: args.subject ?? textOf(template, 'subject'),
    body: args.body ?? textOf(template, 'text_body'),
    template_id: template?.id ?? args.template_id,
    related_to: args.related_to,
  }
  try {
    const { subject, body, to_address } = await crm.emails.preview(input)
    return { args: { ...input, subject, body }, subject: to_address }
  } catch (error) {
    const problem = problemOf(error, display)
    if (problem) return { args: { ...input }, problem }
    throw error
  }
}

/** A recipient who cannot be written to does not stop the others. */
function problemOf(error: unknown, name: string): ExpandedArgs<typeof mailInput>['problem'] | null {
  if (!(error instanceof HotcrmError)) return null
  const issue = error.issues[0] ?? error
  const own = ['no_email_address', 'unsubscribed', 'not_found', 'wrong_type']
  return own.includes(issue.code) ? { code: issue.code, params: { name, ...issue.params } } : null
}

function requireWords(args: MailInput, templates: readonly AnyRecord[]): void {
  if (args.template !== undefined && templates.length === 0) {
    const params = { field: 'template', got: args.template, choices: '' }
    throw new HotcrmError(
      'invalid',
      { summary: args.template },
      { issues: [{ at: 'template', code: 'unknown_option', params }] },
    )
  }
  const missing = (['subject', 'body'] as const).filter(
    (field) => args[field] === undefined && templates.length === 0,
  )
  if (missing.length > 0)
    throw new HotcrmError(
      'invalid',
      { summary: missing.join(', ') },
      { issues: missing.map((at) => ({ at, code: 'required', params: { field: at } })) },
    )
}

/** People whose name is written in Chinese are written to in Chinese; the rest in the sender's language. */
function languageOf(display: string, senders: Language): Language {
  return /\p{Script=Han}/u.test(display) ? 'zh' : senders === 'zh' && !/[a-z]/i.test(display) ? 'zh' : 'en'
}

function templateFor(templates: readonly AnyRecord[], language: Language): AnyRecord | undefined {
  return templates.find((template) => template['locale'] === language) ?? templates[0]
}

function textOf(template: AnyRecord | undefined, field: string): string {
  const text = template?.[field]
  return typeof text === 'string' ? text : ''
}
