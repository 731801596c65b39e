import {
  HotcrmError,
  type AnyRecord,
  type Conversion,
  type ConversionPreview,
  type ConvertInput,
  type FieldValue,
  type Issue,
  type RecordInput,
  type SaveOptions,
  type SaveResult,
} from '../contract.ts'
import { demand } from '../access/can.ts'
import { Account } from '../objects/sales/account.ts'
import { Contact } from '../objects/sales/contact.ts'
import { Lead } from '../objects/sales/lead.ts'
import { Opportunity } from '../objects/sales/opportunity.ts'
import type { ObjectType } from '../objects/schema.ts'
import type { Change } from './change.ts'
import { firstResult } from './claim.ts'
import { commit, stale } from './commit.ts'
import { childrenOf, conversionNote, type Made } from './convert-children.ts'
import { getRecord } from './find.ts'
import { newId } from './id.ts'
import { refuse } from './issues.ts'
import { isId, notFound } from './rows.ts'
import { readForWrite } from './read-for-write.ts'
import { prepare } from './save.ts'
import type { Scope } from './scope.ts'

/**
 * Makes a lead a contact of an account, with a deal when one is asked for: all of it in one transaction,
 * with the rights of the actor on each record that is made or changed.
 */
export async function convertLead(
  scope: Scope,
  lead_id: string,
  into: ConvertInput = {},
  options: SaveOptions = {},
): Promise<Conversion> {
  if (await firstResult(scope, options.claim)) return asConverted(scope, lead_id)
  const lead = await openLead(scope, lead_id, options.expected_version)
  const { made, children } = await planned(scope, lead, into)
  const records = [made.account, made.contact, made.opportunity, made.lead].filter(
    (change) => change !== null,
  )
  const note = await conversionNote(scope, lead, made, children)
  const changes = [...records, note, ...children].filter(
    ({ kind, changes: some }) => kind === 'created' || some.length > 0,
  )
  const results = await commit(scope, changes, options).catch(async (error: unknown) => {
    throw await overtaken(scope, lead_id, error)
  })
  if (results.some(({ repeated }) => repeated)) return asConverted(scope, lead_id)
  const after = (change: Change): AnyRecord => resultOf(changes, results, change)?.record ?? change.after
  return {
    lead: after(made.lead),
    account: after(made.account),
    contact: after(made.contact),
    opportunity: made.opportunity && after(made.opportunity),
    moved: children.length,
    repeated: false,
  }
}
/** What it would come to, judged as if it were done. */
export async function previewConversion(
  scope: Scope,
  lead_id: string,
  into: ConvertInput = {},
): Promise<ConversionPreview> {
  const lead = await openLead(scope, lead_id, undefined)
  const { made, children } = await planned(scope, lead, into)
  const { account, contact, opportunity } = made
  const records = [account, contact, opportunity].filter((change) => change !== null)
  return {
    lead: made.lead.after,
    account: account.after,
    contact: contact.after,
    opportunity: opportunity?.after ?? null,
    moved: children.length,
    creates: records.filter(({ kind }) => kind === 'created').map(({ object }) => object.name),
  }
}

async function planned(scope: Scope, lead: AnyRecord, into: ConvertInput) {
  const made = await prepareAll(scope, lead, into)
  const children = await childrenOf(scope, lead, {
    who: made.contact.after.id,
    what: made.opportunity?.after.id ?? made.account.after.id,
    what_type: made.opportunity ? Opportunity.name : Account.name,
  })
  return { made, children }
}

const resultOf = (changes: readonly Change[], results: readonly SaveResult[], change: Change) =>
  results[changes.indexOf(change)]

/** The lead, within reach, with the right to change it, and not converted yet. */
async function openLead(scope: Scope, id: string, expected_version: number | undefined): Promise<AnyRecord> {
  demand(scope.actor, Lead, 'update')
  if (!isId(id)) throw notFound(scope.actor, Lead)
  const lead = (await readForWrite(scope, Lead, [id])).get(id.toLowerCase())
  if (!lead) throw notFound(scope.actor, Lead)
  if (lead['status'] === 'converted') throw new HotcrmError('already_converted')
  if (expected_version !== undefined && lead.version !== expected_version)
    throw stale(Lead, lead, scope.actor.language)
  return lead
}

/** Somebody else was faster: with the same conversion, or with another change of the lead. */
async function overtaken(scope: Scope, lead_id: string, error: unknown): Promise<unknown> {
  if (!(error instanceof HotcrmError) || error.code !== 'stale_version') return error
  const now = await getRecord(scope, Lead.name, lead_id)
  return now?.['status'] === 'converted' ? new HotcrmError('already_converted') : error
}

/** What a conversion that was done before has left. */
async function asConverted(scope: Scope, lead_id: string): Promise<Conversion> {
  const lead = await getRecord(scope, Lead.name, lead_id)
  if (!lead) throw notFound(scope.actor, Lead)
  const became = async (object: ObjectType, field: string) => {
    const id = lead[field]
    return typeof id === 'string' ? getRecord(scope, object.name, id) : null
  }
  const account = await became(Account, 'converted_account_id')
  const contact = await became(Contact, 'converted_contact_id')
  if (!account || !contact) throw notFound(scope.actor, account ? Contact : Account)
  const opportunity = await became(Opportunity, 'converted_opportunity_id')
  return { lead, account, contact, opportunity, moved: 0, repeated: true }
}

/** Prepares every record; what is wrong with any of them is told at once, each at its own place. */
async function prepareAll(scope: Scope, lead: AnyRecord, into: ConvertInput): Promise<Made> {
  const issues: Issue[] = []
  const coming = new Map<string, string>()
  const owner_id = lead.owner_id ?? scope.actor.user_id
  const part = async (object: ObjectType, at: string, input: RecordInput): Promise<Change | null> => {
    try {
      const [change] = await prepare(scope, object.name, [input], { single: true, coming })
      if (change) coming.set(change.after.id, object.name)
      return change ?? null
    } catch (error) {
      if (!(error instanceof HotcrmError) || error.code !== 'invalid') throw error
      issues.push(...error.issues.map((issue) => ({ ...issue, at: placeOf(at, issue.at) })))
      return null
    }
  }
  /** Stands for a record that could not be prepared, so that what points to it can still be looked at. */
  const idOf = (change: Change | null, object: ObjectType): string => {
    const id = change?.after.id ?? newId(scope.clock.now())
    coming.set(id, object.name)
    return id
  }
  const known = await contactThatIs(scope, into)
  const account = await part(Account, 'account', accountOf(lead, into, known, owner_id))
  const account_id = idOf(account, Account)
  const contact = await part(Contact, 'contact', contactOf(lead, into, known, { owner_id, account_id }))
  const contact_id = idOf(contact, Contact)
  const deal = into.opportunity && dealOf(lead, into, account, { owner_id, account_id, contact_id })
  const opportunity = deal ? await part(Opportunity, 'opportunity', deal) : null
  const converted = await part(Lead, 'lead', {
    id: lead.id,
    status: 'converted',
    owner_id,
    converted_account_id: account_id,
    converted_contact_id: contact_id,
    converted_opportunity_id: opportunity?.after.id ?? null,
  })
  refuse(issues, scope.actor.language)
  if (!account || !contact || !converted) throw new Error('A conversion has no result')
  return { account, contact, opportunity, lead: converted }
}
/** An account is named by one word of the request, the rest by the record it belongs to. */
const placeOf = (part: string, at: string): string =>
  part === 'account' ? (at === 'name' ? 'account_name' : 'account_id') : `${part}.${at}`

type Fixed = Readonly<Record<string, FieldValue>>
const carried = (lead: AnyRecord, fields: readonly string[]): Fixed =>
  Object.fromEntries(fields.flatMap((name) => (lead[name] == null ? [] : [[name, lead[name]]])))

/** The contact that the lead is already, where one was named. */
async function contactThatIs(scope: Scope, { contact }: ConvertInput): Promise<AnyRecord | null> {
  if (contact?.id === undefined) return null
  const known = await getRecord(scope, Contact.name, contact.id)
  if (known) return known
  throw notFound(scope.actor, Contact)
}

function accountOf(
  lead: AnyRecord,
  { account_id, account_name }: ConvertInput,
  known: AnyRecord | null,
  owner_id: string,
): RecordInput {
  if (account_id !== undefined) return { id: account_id }
  const theirs = known?.['account_id']
  if (typeof theirs === 'string' && account_name === undefined) return { id: theirs }
  return {
    ...carried(lead, ['industry', 'employee_count']),
    owner_id,
    name: account_name ?? lead['company'] ?? null,
  }
}

const contactFields = ['first_name', 'last_name', 'title', 'email', 'phone', 'language', 'is_unsubscribed']
function contactOf(
  lead: AnyRecord,
  { contact }: ConvertInput,
  known: AnyRecord | null,
  fixed: Fixed,
): RecordInput {
  // A contact that is there already stays as it is, but for what was said; one without an account gets it.
  if (known) return { ...(known['account_id'] === null && { account_id: fixed['account_id'] }), ...contact }
  return { ...carried(lead, contactFields), ...fixed, ...contact }
}

function dealOf(
  lead: AnyRecord,
  { opportunity }: ConvertInput,
  account: Change | null,
  fixed: Fixed,
): RecordInput {
  return {
    name: account?.after['name'] ?? lead['company'] ?? lead['last_name'],
    amount: lead['estimated_budget'],
    ...carried(lead, ['lead_source', 'description']),
    ...opportunity,
    ...fixed,
    id: undefined,
  }
}
