import { z } from 'zod'
import {
  HotcrmError,
  type AnyRecord,
  type Conversion,
  type ConversionPreview,
  type ConvertInput,
  type Label,
  type RecordLabel,
  type RecordRef,
} from '#crm-core/contract'
import { defineTool, type ExpandedArgs } from '../kit/define-tool.ts'
import { asList, fieldValues, recordRef, recordRefs } from '../kit/schemas.ts'
import type { ToolContext } from '../kit/types.ts'
import { labelOf, readRefs, referenceLabels, uniqueRefs } from './shared.ts'

const input = z
  .object({
    records: recordRefs.describe('The lead, or several; each is converted by itself.'),
    account: recordRef
      .optional()
      .describe(
        'An account that is there already; else the one named like the company of the lead, or a new one.',
      ),
    account_name: z.string().min(1).max(255).optional().describe('Name of an account that is made.'),
    contact: recordRef.optional().describe('The contact that the lead is already.'),
    deal: fieldValues
      .optional()
      .describe('Values of a deal that is made with it; it needs a close_date. No deal when left out.'),
    version: z.int().optional(),
  })
  .strict()
type Input = z.output<typeof input>
type Crm = ToolContext['crm']

/** Makes a lead a contact of an account, and a deal when one is asked for; its history goes along. */
export const convertLead = defineTool({
  name: 'convert_lead',
  effect: 'write',
  label: { en: 'Convert a lead', zh: '转化线索' },
  description:
    'Converts a lead: it becomes a contact of an account, with a deal where values for one are given; activities, tasks, notes, e-mails and files go along. To change the status of a lead alone use update_record.',
  input,
  expand: ({ records, ...rest }, context) =>
    rest.version === undefined
      ? bound(uniqueRefs(asList(records)), rest, context)
      : Promise.resolve([{ args: { records, ...rest } }]),
  target: ({ records }) => one(records),
  async preview(args, { crm }) {
    const ref = one(args.records)
    const would = await crm.previewConversion(ref.id, intoOf(args))
    return { kind: 'text', text: wouldWords(await wordsOf(crm, ref, would), would) }
  },
  async run(args, { crm, claim }) {
    const ref = one(args.records)
    const done = await crm.convert(ref.id, intoOf(args), { claim, expected_version: args.version })
    const words = await wordsOf(crm, ref, done)
    const made = [
      ref,
      { object: 'account', id: done.account.id },
      { object: 'contact', id: done.contact.id },
      ...(done.opportunity ? [{ object: 'opportunity', id: done.opportunity.id }] : []),
    ]
    return {
      records: made,
      summary: doneWords(words, done),
      toModel: `converted lead/${ref.id} into ${made
        .slice(1)
        .map(({ object, id }) => `${object}/${id}`)
        .join(', ')}; ${done.moved} records went along`,
      view: {
        kind: 'record',
        object: 'contact',
        display: words.contact,
        record: done.contact,
        labels: await referenceLabels(crm, 'contact', [done.contact]),
      },
      repeated: done.repeated,
    }
  },
})

const intoOf = ({ account, account_name, contact, deal }: Input): ConvertInput => ({
  ...(account && { account_id: account.id }),
  ...(account_name !== undefined && { account_name }),
  ...(contact && { contact: { id: contact.id } }),
  // What a deal may hold is judged by the store.
  ...(deal && { opportunity: deal }),
})

/**
 * One action a lead, bound to the version that is being looked at. Where no account is said and exactly one is
 * called like the company of the lead, that one is meant: what is approved names it.
 */
async function bound(
  refs: readonly RecordRef[],
  rest: Omit<Input, 'records'>,
  { crm }: ToolContext,
): Promise<ExpandedArgs<typeof input>[]> {
  const leads = refs.filter(({ object }) => object === 'lead')
  const read = new Map((await readRefs(crm, leads, ['company', 'status'])).map((lead) => [lead.id, lead]))
  const open = rest.account === undefined && rest.account_name === undefined && rest.contact === undefined
  const accounts = open ? await accountsCalled(crm, [...read.values()]) : new Map<string, RecordRef>()
  return refs.map((records): ExpandedArgs<typeof input> => {
    const args = { records, ...rest }
    const lead = read.get(records.id)
    if (!lead) {
      const object = crm.describe('lead').label[crm.actor.language].toLowerCase()
      return { args, problem: { code: 'not_found', params: { object } } }
    }
    if (lead['status'] === 'converted') return { args, problem: { code: 'already_converted', params: {} } }
    const account = accounts.get(companyOf(lead))
    return { args: { ...args, version: lead.version, ...(account && { account }) } }
  })
}
const companyOf = ({ company }: AnyRecord): string =>
  typeof company === 'string' ? company.trim().toLowerCase() : ''

const most = 200
/** Accounts that alone are called like a company of these leads. */
async function accountsCalled(crm: Crm, leads: readonly AnyRecord[]): Promise<Map<string, RecordRef>> {
  const names = [
    ...new Set(leads.flatMap(({ company }) => (typeof company === 'string' ? [company.trim()] : []))),
  ]
  const found: AnyRecord[] = []
  for (let at = 0; at < names.length; at += most / 2) {
    const filter = { field: 'name', op: 'in' as const, value: names.slice(at, at + most / 2) }
    found.push(...(await crm.find('account', { filter, select: ['name'], limit: most })).items)
  }
  const called = Map.groupBy(found, ({ name }) => (typeof name === 'string' ? name.trim().toLowerCase() : ''))
  return new Map(
    [...called].flatMap(([name, [first, ...more]]) =>
      first && more.length === 0 ? [[name, { object: 'account', id: first.id }] as const] : [],
    ),
  )
}

interface Words {
  readonly lead: string
  readonly account: string
  readonly contact: string
  readonly deal: string | null
}
async function wordsOf(
  crm: Crm,
  ref: RecordRef,
  { account, opportunity }: Pick<Conversion, 'account' | 'opportunity'>,
): Promise<Words> {
  const { display }: RecordLabel = await labelOf(crm, ref)
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return {
    lead: display,
    account: text(account['name']),
    contact: display,
    deal: opportunity && text(opportunity['name']),
  }
}

function wouldWords({ lead, account, deal }: Words, { creates, moved }: ConversionPreview): Label {
  const fresh = creates.includes('account')
  const known = !creates.includes('contact')
  return {
    en: [
      `Convert the lead ${lead}: ${known ? 'the contact that it is already' : 'a new contact'} of the ${fresh ? 'new account' : 'account'} “${account}”`,
      deal === null ? '' : `, with the new deal “${deal}”`,
      moved > 0 ? `; ${moved} records of its history go along` : '',
      '.',
    ].join(''),
    zh: [
      `转化线索 ${lead}：成为${fresh ? '新客户' : '客户'}“${account}”的${known ? '已有联系人' : '新联系人'}`,
      deal === null ? '' : `，并新建商机“${deal}”`,
      moved > 0 ? `；随同转移 ${moved} 条历史记录` : '',
      '。',
    ].join(''),
  }
}

function doneWords({ lead, account, deal }: Words, { moved }: Conversion): Label {
  return {
    en: `Converted ${lead}: a contact of ${account}${deal === null ? '' : `, with the deal “${deal}”`}${moved > 0 ? `; ${moved} records of its history went along` : ''}.`,
    zh: `已转化 ${lead}：现为客户 ${account} 的联系人${deal === null ? '' : `，并新建商机“${deal}”`}${moved > 0 ? `；随同转移 ${moved} 条历史记录` : ''}。`,
  }
}

/** An action has been expanded to a single lead before it is previewed or run. */
function one(records: RecordRef | RecordRef[]): RecordRef {
  const [first, ...rest] = asList(records)
  if (!first || rest.length > 0)
    throw new HotcrmError('bad_request', { reason: 'convert_lead runs on one lead an action' })
  return first
}
