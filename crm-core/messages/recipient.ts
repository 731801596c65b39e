import { sql } from 'drizzle-orm'
import { HotcrmError, type AnyRecord, type Issue, type RecordLabel, type RecordRef } from '../contract.ts'
import { Email } from '../objects/system/email.ts'
import { getRecord } from '../records/find.ts'
import { labelRecords } from '../records/label.ts'
import { notFound } from '../records/rows.ts'
import { run, type Scope } from '../records/scope.ts'
import type { TemplateValues } from './fill-template.ts'

/** Somebody to write to, as far as the actor may know them. */
export interface Recipient {
  readonly ref: RecordRef
  readonly label: RecordLabel
  readonly address: string
  readonly issues: readonly Issue[]
  readonly values: Omit<TemplateValues, 'sender_name' | 'sender_email'>
}
const writable = Email.fields.to_id.targets ?? []
const han = /\p{Script=Han}/u
const textOf = (record: AnyRecord, field: string): string => {
  const value = record[field]
  return typeof value === 'string' ? value : ''
}

/** The person a record describes; not_found when it is out of reach, wrong_type when it is no person. */
export async function recipientOf(scope: Scope, to: RecordRef): Promise<Recipient> {
  const { language } = scope.actor
  const object = scope.catalog.named(to.object)
  if (!writable.includes(object.name)) {
    const params = { field: 'to', expected: writable.join(' / '), got: object.name }
    const issues: Issue[] = [{ at: 'to', code: 'wrong_type', params }]
    throw new HotcrmError('invalid', { summary: object.label[language] }, { issues })
  }
  const record = await getRecord(scope, object.name, to.id)
  const [label] = record ? await labelRecords(scope, [to]) : []
  if (!record || !label) throw notFound(scope.actor, object)
  const address = textOf(record, 'email')
  const name = label.display
  const issues: Issue[] = []
  if (!address) issues.push({ at: 'to', code: 'no_email_address', params: { name } })
  if (record['is_unsubscribed'] === true || (await isUnsubscribed(scope, address)))
    issues.push({ at: 'to', code: 'unsubscribed', params: { name } })
  const company =
    textOf(record, 'company') ||
    (await accountName(scope, record)) ||
    (han.test(name) ? '贵公司' : 'your company')
  return {
    ref: { object: object.name, id: record.id },
    label,
    address,
    issues,
    values: {
      // A bare given name is no way to address somebody in Chinese.
      first_name: han.test(name) ? name : textOf(record, 'first_name') || name,
      last_name: textOf(record, 'last_name') || name,
      full_name: name,
      title: textOf(record, 'title'),
      company,
      email: address,
    },
  }
}
/** The address itself wants no mail, whoever has it and under whatever name. */
async function isUnsubscribed({ actor, db }: Scope, address: string): Promise<boolean> {
  if (!address) return false
  const rows = await run(
    db,
    sql`select 1 from unsubscribe where tenant_id = ${actor.tenant_id}::uuid and email = ${address.toLowerCase()}
      and scope = 'all' and deleted_at is null`,
  )
  return rows.length > 0
}
async function accountName(scope: Scope, record: AnyRecord): Promise<string> {
  const id = record['account_id']
  if (typeof id !== 'string') return ''
  const [label] = await labelRecords(scope, [{ object: 'account', id }])
  return label?.display ?? ''
}

/** The workspace's own sender address when it has one, else the actor's. */
export async function senderOf({ actor, db }: Scope): Promise<string> {
  const [row] = await run<{ mail_from: string | null }>(
    db,
    sql`select mail_from from tenant where tenant_id = ${actor.tenant_id}::uuid`,
  )
  return row?.mail_from ?? actor.email
}
