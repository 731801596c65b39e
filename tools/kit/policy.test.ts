import { describe, expect, it } from 'vitest'
import type { ObjectDescription } from '#crm-core/contract'
import { tools } from '../registry.ts'
import { decide, moneyLimit, safeBulk, type PolicyInput } from './policy.ts'
import type { Action } from './types.ts'

const opportunity: ObjectDescription = {
  name: 'opportunity',
  label: { en: 'Deal', zh: '商机' },
  plural: { en: 'Deals', zh: '商机' },
  display: 'name',
  domain: 'sales',
  fields: [
    {
      name: 'amount',
      kind: 'currency',
      label: { en: 'Amount', zh: '金额' },
      required: false,
      read_only: false,
      unique: false,
      operators: ['='],
      ui: 'currency',
      measures: 'money',
    },
  ],
  relations: [],
  list: [],
  period_field: 'created_at',
  can: { create: true, update: true, delete: true },
}
const crm = { describe: () => opportunity }

function judged(name: string, args: Action['args'], more: Partial<PolicyInput> = {}) {
  const tool = tools.find((one) => one.name === name)!
  const target = name === 'update_record' ? { object: 'opportunity', id: 'id' } : null
  return decide({
    tool,
    action: { tool: name, args, target },
    count: 1,
    mode: 'ask',
    preapproved: [],
    can_ask: true,
    crm,
    ...more,
  })
}

describe('the action policy', () => {
  it('lets every read pass, even in a dry run', () => {
    expect(judged('search_records', {}, { mode: 'plan' }).effect).toBe('allow')
  })

  it('asks before every e-mail, in every mode that may write', () => {
    for (const mode of ['ask', 'auto-safe'] as const)
      expect(judged('send_email', {}, { mode })).toMatchObject({ effect: 'ask', rule: 'sending-asks' })
  })

  it('writes nothing in a dry run, not even a draft or what was approved beforehand', () => {
    for (const name of ['draft_email', 'send_email', 'create_record', 'update_record', 'create_task'])
      expect(judged(name, {}, { mode: 'plan', preapproved: [name] }).effect, name).toBe('deny')
  })

  it('denies what it would ask when nobody can be asked', () => {
    expect(judged('send_email', {}, { can_ask: false }).effect).toBe('deny')
    expect(judged('update_record', { changes: {} }, { can_ask: false, count: 2 }).effect).toBe('deny')
  })

  it('lets a single change pass and asks as soon as there are two', () => {
    expect(judged('update_record', { changes: { stage: 'proposal' } }).effect).toBe('allow')
    expect(judged('update_record', { changes: { stage: 'proposal' } }, { count: 2 })).toMatchObject({
      effect: 'ask',
      rule: 'bulk-asks',
    })
  })

  it('asks before a record is given to somebody else', () => {
    expect(judged('update_record', { changes: { owner_id: 'x' } })).toMatchObject({
      effect: 'ask',
      rule: 'owner-change-asks',
    })
  })

  it.each([
    [moneyLimit - 1, 'allow'],
    [moneyLimit, 'ask'],
    [-moneyLimit, 'ask'],
    ['1,000,000.00', 'ask'],
    [{ amount: '2500000', currency: 'CNY' }, 'ask'],
    ['a lot', 'ask'],
  ])('judges an amount of %j: %s', (amount, effect) => {
    expect(judged('update_record', { changes: { amount } }).effect).toBe(effect)
    expect(judged('create_record', { object: 'opportunity', values: { amount } }).effect).toBe(effect)
  })

  it('makes some new tasks without asking in auto-safe mode, but changes no records in bulk', () => {
    expect(judged('create_task', {}, { mode: 'auto-safe', count: safeBulk }).effect).toBe('allow')
    expect(judged('create_task', {}, { mode: 'auto-safe', count: safeBulk + 1 }).effect).toBe('ask')
    expect(judged('create_task', {}, { count: 2 }).effect).toBe('ask')
    expect(judged('update_record', { changes: {} }, { mode: 'auto-safe', count: 2 }).effect).toBe('ask')
  })

  it('lets pass what was approved beforehand, and only that', () => {
    expect(judged('send_email', {}, { preapproved: ['send_email'] }).effect).toBe('allow')
    expect(judged('send_email', {}, { preapproved: ['send_emai', 'update_record'] }).effect).toBe('ask')
    const toDana = { tool: 'send_email', args: {}, target: null, subject: 'dana@globex.example' }
    expect(
      judged('send_email', {}, { action: toDana, preapproved: ['send_email:*@globex.example'] }).effect,
    ).toBe('allow')
    expect(
      judged('send_email', {}, { action: toDana, preapproved: ['send_email:*@initech.example'] }).effect,
    ).toBe('ask')
    expect(
      judged('update_record', { changes: { owner_id: 'x' } }, { preapproved: ['update_record:lead'] }).effect,
    ).toBe('ask')
    expect(
      judged('update_record', { changes: { owner_id: 'x' } }, { preapproved: ['update_record:opp*'] }).effect,
    ).toBe('allow')
  })
})
