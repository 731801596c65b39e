import type { EmailInput, EmailPreview, FieldValue, Issue, SaveOptions, SaveResult } from '../contract.ts'
import { demand } from '../access/can.ts'
import { Activity } from '../objects/sales/activity.ts'
import { Email } from '../objects/system/email.ts'
import type { ObjectType } from '../objects/schema.ts'
import { runHooks } from '../hooks/run-hooks.ts'
import { changesBetween, type Change } from '../records/change.ts'
import { firstResult } from '../records/claim.ts'
import { commit } from '../records/commit.ts'
import { refuse } from '../records/issues.ts'
import { newId } from '../records/id.ts'
import { blank, stamp } from '../records/new-record.ts'
import { parseInput } from '../records/parse-input.ts'
import { danglingReferences, lookAround, settle } from '../records/references.ts'
import type { Scope } from '../records/scope.ts'
import { fillTemplate } from './fill-template.ts'
import { htmlOf } from './html.ts'
import { recipientOf, senderOf } from './recipient.ts'

/** The mail as it would leave: address found, variables filled. Writes nothing. */
export async function previewEmail(scope: Scope, input: EmailInput): Promise<EmailPreview> {
  const { actor } = scope
  demand(actor, Activity, 'create')
  const recipient = await recipientOf(scope, input.to)
  const values = { ...recipient.values, sender_name: actor.name, sender_email: actor.email }
  const subject = fillTemplate(input.subject, values, 'subject', actor.language)
  const body = fillTemplate(input.body, values, 'body', actor.language)
  const words = parseInput(scope, Email, { subject: subject.text, body: body.text })
  const empty = (['subject', 'body'] as const)
    .filter((field) => !words.values[field] && !words.issues.some((issue) => issue.at === field))
    .map((at): Issue => ({ at, code: 'required', params: { field: Email.fields[at].label[actor.language] } }))
  refuse([...recipient.issues, ...subject.issues, ...body.issues, ...words.issues, ...empty], actor.language)
  return {
    ...input,
    // A mail header is one line.
    subject: textOf(words.values['subject']).replace(/\s+/g, ' '),
    body: textOf(words.values['body']),
    to: recipient.ref,
    to_label: recipient.label,
    to_address: recipient.address,
    from_address: await senderOf(scope),
  }
}

const textOf = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '')

/** Stores a draft that nobody receives. */
export async function draftEmail(
  scope: Scope,
  input: EmailInput,
  options: SaveOptions = {},
): Promise<SaveResult> {
  const first = await firstResult(scope, options.claim)
  if (first) return first
  const draft = await emailChange(scope, await previewEmail(scope, input), 'draft')
  return only(await commit(scope, [draft], options))
}

/** Queues a mail together with its activity; it is delivered after the commit. */
export async function sendEmail(
  scope: Scope,
  input: EmailInput,
  options: SaveOptions = {},
): Promise<SaveResult> {
  const first = await firstResult(scope, options.claim)
  if (first) return first
  const mail = await previewEmail(scope, input)
  const changes = [await emailChange(scope, mail, 'queued')]
  if (mail.to.object !== 'user') changes.push(await activityChange(scope, mail))
  return only(await commit(scope, changes, options))
}
function only([result]: readonly SaveResult[]): SaveResult {
  if (!result) throw new Error('An e-mail was stored without a result')
  return result
}

async function emailChange(scope: Scope, mail: EmailPreview, status: 'draft' | 'queued'): Promise<Change> {
  const domain = mail.from_address.split('@').at(-1) ?? 'hotcrm.local'
  const change = await newRecord(scope, Email, {
    subject: mail.subject,
    status,
    direction: 'outbound',
    message_id: `<${newId(scope.clock.now())}@${domain}>`,
    from_address: mail.from_address,
    to_address: mail.to_address,
    to_id: mail.to.id,
    related_id: mail.related_to?.id ?? null,
    body: mail.body,
    html: htmlOf(mail.body),
    template_id: mail.template_id ?? null,
  })
  return change
}

/** That this person was written to, where people look for it. */
function activityChange(scope: Scope, mail: EmailPreview): Promise<Change> {
  const about = mail.related_to
  const what = about && Activity.fields.what_id.targets?.includes(about.object) ? about.id : null
  return newRecord(scope, Activity, {
    subject: mail.subject.slice(0, Activity.fields.subject.max_length),
    type: 'email',
    direction: 'outbound',
    who_id: mail.to.id,
    what_id: what,
    activity_date: scope.clock.now().toISOString(),
    description: mail.body.slice(0, Activity.fields.description.max_length),
  })
}

/** A record that the system makes on the actor's behalf: references are checked, rights were before. */
async function newRecord(
  scope: Scope,
  object: ObjectType,
  values: Readonly<Record<string, FieldValue>>,
): Promise<Change> {
  const around = await lookAround(scope, object, [values])
  const issues = danglingReferences(scope, object, values, null, around)
  refuse(issues, scope.actor.language)
  const draft = { ...blank(scope, object), ...settle(object, values, around), ...stamp(scope) }
  const { after, issues: more } = await runHooks(scope, object, 'beforeCreate', {
    before: null,
    after: draft,
  })
  refuse(more, scope.actor.language)
  return { object, kind: 'created', before: null, after, changes: changesBetween(object, null, after) }
}
