import { HotcrmError, type EmailInput, type Label, type SaveResult } from '#crm-core/contract'
import { defineTool } from '../kit/define-tool.ts'
import { asList } from '../kit/schemas.ts'
import type { Effect, Tool, ToolContext } from '../kit/types.ts'
import { expandMail } from './expand-mail.ts'
import { mailInput, type MailInput } from './mail-input.ts'

interface MailTool {
  readonly name: string
  readonly effect: Effect
  readonly label: Label
  readonly description: string
  readonly status: 'draft' | 'queued'
  store(email: EmailInput, context: ToolContext): Promise<SaveResult>
  summary(to: string): Label
}

/** Drafting and sending differ in what is stored and in what the policy says; all else is the same. */
export function mailTool(spec: MailTool): Tool {
  return defineTool({
    name: spec.name,
    effect: spec.effect,
    label: spec.label,
    description: spec.description,
    input: mailInput,
    expand: expandMail,
    target: ({ to }) => asList(to)[0] ?? null,
    preview: async (args, { crm }) => ({ kind: 'email', email: await crm.emails.preview(emailOf(args)) }),
    async run(args, context) {
      const email = await context.crm.emails.preview(emailOf(args))
      const { record, repeated } = await spec.store(emailOf(args), context)
      return {
        records: [{ object: 'email', id: record.id }],
        summary: spec.summary(`${email.to_label.display} <${email.to_address}>`),
        toModel: `${spec.status} email/${record.id} to ${email.to.object}/${email.to.id}`,
        view: { kind: 'email', email, status: spec.status, id: record.id },
        repeated,
      }
    },
  })
}

/** A single message with its words, as expandMail made it. */
function emailOf({ to, subject, body, template_id, related_to }: MailInput): EmailInput {
  const [first, ...rest] = asList(to)
  if (!first || rest.length > 0 || subject === undefined || body === undefined)
    throw new HotcrmError('bad_request', { reason: 'a message has one recipient, a subject and a body' })
  return { to: first, subject, body, template_id, related_to }
}
