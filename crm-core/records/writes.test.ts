import { expect, it, describe } from 'vitest'
import { verifyAudit } from '../audit/verify.ts'
import type { ActorCrm } from '../contract.ts'
import { Account, Contact, Lead, Opportunity, freshCrm, testPeople } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'

const tenant = testPeople.rep.tenant_id
const leads = (count: number, values: object = {}) =>
  Array.from({ length: count }, (_, i) => ({ last_name: `Lead ${i}`, company: 'Acme', ...values }))
const company = (value: string) => ({ field: 'company', op: '=' as const, value })

withCrm('a bulk write', (fresh) => {
  it('changes every record that matches, with row, audit line and event for each', async () => {
    const crm = await fresh()
    await crm.saveAll('lead', leads(2600))
    await crm.save('lead', { last_name: 'Other', company: 'Other' })
    const result = await crm.updateAll('lead', { filter: company('Acme') }, { rating: 'hot' })
    expect(result).toMatchObject({ matched: 2600, changed: 2600, created: 0, unchanged: 0, failed: [] })
    expect(await crm.count('lead', { filter: { field: 'rating', op: '=', value: 'hot' } })).toBe(2600)
    const { rows } = await crm.core.pool.query(
      `select (select count(*)::int from audit_log where write_set_id = $1) as lines,
        (select count(*)::int from outbox_event where type = 'updated') as events,
        (select kind from write_set where id = $1) as kind`,
      [result.write_set_id],
    )
    expect(rows).toEqual([{ lines: 2600, events: 2600, kind: 'bulk_update' }])
    expect((await verifyAudit(crm.core.db(tenant), tenant)).broken_at).toBeNull()
  })

  it('runs the rules for each row, and refuses all when one is refused', async () => {
    const crm = await fresh()
    const deal = await crm.given(Opportunity, { amount: 5, stage: 'negotiation' })
    await crm.given(Opportunity, { stage: 'negotiation', account_id: deal.account_id })
    const won = { stage: 'closed_won' }
    const all = { filter: { field: 'stage', op: '=' as const, value: 'negotiation' } }
    await expect(crm.updateAll('opportunity', all, won)).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ at: 'rows[1].amount', code: 'won_without_amount' }],
    })
    expect(await crm.count('opportunity', all)).toBe(2)
    const partly = await crm.updateAll('opportunity', all, won, { mode: 'partial' })
    expect(partly).toMatchObject({
      matched: 2,
      changed: 1,
      failed: [{ row: 1, code: 'invalid', issues: [{ at: 'amount', code: 'won_without_amount' }] }],
    })
    expect(await crm.get('opportunity', deal.id)).toMatchObject({ stage: 'closed_won', probability: 100 })
  })

  it('says once what is wrong with the changes, and how many match when that is not what was seen', async () => {
    const crm = await fresh()
    await crm.saveAll('lead', leads(3))
    const acme = { filter: company('Acme') }
    await expect(crm.updateAll('lead', acme, { rating: 'boiling', nonsense: 1 })).rejects.toMatchObject({
      issues: [
        { at: 'rating', code: 'unknown_option' },
        { at: 'nonsense', code: 'unknown_field' },
      ],
    })
    await expect(crm.updateAll('lead', acme, { rating: 'hot' }, { expected: 2 })).rejects.toMatchObject({
      code: 'count_changed',
      params: { count: 3, expected: 2 },
    })
    await expect(crm.removeAll('lead', acme, { limit: 2 })).rejects.toMatchObject({ code: 'too_many_rows' })
    await expect(crm.removeAll('lead', {})).rejects.toMatchObject({ code: 'bad_request' })
  })

  it('reaches only what its actor reaches', async () => {
    const crm = await fresh()
    const mine = await crm.given(Lead, { company: 'Acme' })
    const theirs = await crm.given(Lead, { company: 'Acme' }, 'otherRep')
    expect((await crm.updateAll('lead', { filter: company('Acme') }, { rating: 'hot' })).matched).toBe(1)
    const named = { ids: [mine.id, theirs.id] }
    await expect(crm.removeAll('lead', named)).rejects.toMatchObject({ code: 'not_found' })
    expect(await crm.removeAll('lead', named, { mode: 'partial' })).toMatchObject({
      changed: 1,
      failed: [{ id: theirs.id, code: 'not_found' }],
    })
    await expect(crm.as('finance').updateAll('lead', named, { rating: 'hot' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('deletes with cascades, tells what is restricted, and brings all of it back', async () => {
    const crm = await fresh()
    const [free, held] = await crm.saveAll('account', [{ name: 'Free' }, { name: 'Held' }])
    const ids = [free?.record.id ?? '', held?.record.id ?? '']
    await crm.given(Contact, { account_id: ids[0] })
    await crm.given(Opportunity, { account_id: ids[1] })
    await expect(crm.removeAll('account', { ids })).rejects.toMatchObject({ code: 'restricted' })
    const result = await crm.removeAll('account', { ids }, { mode: 'partial' })
    expect(result).toMatchObject({ changed: 1, failed: [{ id: ids[1], code: 'restricted', row: 1 }] })
    expect(await crm.count('account', {})).toBe(1)
    expect(await crm.restoreAll('account', { ids })).toMatchObject({ changed: 1 })
    expect(await crm.count('account', {})).toBe(2)
    expect(await crm.count('contact', {})).toBe(1)
  })

  it('is done once under a claim', async () => {
    const crm = await fresh()
    await crm.saveAll('lead', leads(2))
    const claim = { key: 'again' }
    const first = await crm.updateAll('lead', { filter: company('Acme') }, { rating: 'hot' }, { claim })
    await crm.saveAll('lead', leads(2))
    expect(await crm.updateAll('lead', { filter: company('Acme') }, { rating: 'hot' }, { claim })).toEqual(
      first,
    )
    expect(await crm.count('lead', { filter: { field: 'rating', op: '=', value: 'hot' } })).toBe(2)
  })
})

withCrm('an upsert', (fresh) => {
  const byExternal = { match: 'external_id' }

  it('creates what is not there and updates what is', async () => {
    const crm = await fresh()
    const first = await crm.upsert('account', { external_id: 'A-1', name: 'Acme' }, byExternal)
    const second = await crm.upsert('account', { external_id: 'A-1', name: 'Acme Inc' }, byExternal)
    expect([first.created, second.created, second.record.id]).toEqual([true, false, first.record.id])
    expect(second.record['name']).toBe('Acme Inc')
  })

  it('makes one record of two at a time', async () => {
    const crm = await fresh()
    const results = await Promise.all(
      ['One', 'Two', 'Three', 'Four'].map((name) =>
        crm.upsert('account', { external_id: 'X', name }, byExternal),
      ),
    )
    expect(new Set(results.map(({ record }) => record.id)).size).toBe(1)
    expect(results.filter(({ created }) => created)).toHaveLength(1)
    expect(await crm.count('account', {})).toBe(1)
  })

  it('takes a list, tells each row that fails, and who the records are', async () => {
    const crm = await fresh()
    const { record } = await crm.upsert(
      'lead',
      { external_id: '1', last_name: 'Old', company: 'A' },
      byExternal,
    )
    const inputs = [
      { external_id: '1', last_name: 'Known' },
      { external_id: '2', last_name: 'New', company: 'B' },
      { external_id: '2', last_name: 'Again', company: 'B' },
      { last_name: 'Without', company: 'B' },
      { external_id: '3', last_name: 'Bad', company: 'B', email: 'nonsense' },
    ]
    const result = await crm.upsertAll('lead', inputs, { ...byExternal, mode: 'partial' })
    expect(result).toMatchObject({ matched: 5, created: 1, changed: 1 })
    expect(result.ids).toEqual([record.id, expect.any(String), null, null, null])
    expect(
      result.failed.map(({ row, issues }) => [row, issues.map(({ at, code }) => `${at} ${code}`)]),
    ).toEqual([
      [2, ['external_id duplicate']],
      [3, ['external_id required']],
      [4, ['email wrong_type']],
    ])
    await expect(crm.upsertAll('lead', inputs, byExternal)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('does not choose between two', async () => {
    const crm = await fresh()
    await crm.saveAll('account', [{ name: 'Acme' }, { name: 'Acme' }])
    await expect(crm.upsert('account', { name: 'Acme' }, { match: 'name' })).rejects.toMatchObject({
      issues: [{ at: 'name', code: 'ambiguous_match', params: { count: 2 } }],
    })
    await expect(crm.upsert('account', { name: 'x' }, { match: 'annual_revenue' })).rejects.toMatchObject({
      issues: [{ at: 'match', code: 'wrong_type' }],
    })
  })

  it('does not write what is another’s', async () => {
    const crm = await fresh()
    await crm.as('otherRep').upsert('lead', { external_id: '1', last_name: 'X', company: 'A' }, byExternal)
    await expect(
      crm.upsert('lead', { external_id: '1', last_name: 'Mine' }, byExternal),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('rules that look things up', () => {
  it('ask once for a list, however long it is', async () => {
    await using crm = await freshCrm()
    const account = await crm.given(Account)
    const rows = Array.from({ length: 50 }, (_, i) => ({
      name: `Deal ${i}`,
      account_id: account.id,
      close_date: '2026-12-01',
    }))
    await crm.saveAll('opportunity', rows)
    const asked = await counted(crm, (counting) =>
      counting.updateAll(
        'opportunity',
        { ids: undefined, filter: { field: 'name', op: 'starts_with', value: 'Deal' } },
        { stage: 'qualification' },
      ),
    )
    // begin, head, ids, rows, transitions, update, trail, commit
    expect(asked).toBeLessThanOrEqual(9)
  })
})

/** How many statements the store sends meanwhile. */
async function counted(
  crm: ActorCrm & { core: { pool: { on: unknown } } },
  work: (crm: ActorCrm) => Promise<unknown>,
): Promise<number> {
  const { Client } = (await import('pg')).default
  const query = Client.prototype.query
  let count = 0
  Object.assign(Client.prototype, {
    query(this: InstanceType<typeof Client>, ...given: unknown[]) {
      if (given[0] !== '') count += 1
      return Reflect.apply(query, this, given)
    },
  })
  try {
    await work(crm)
  } finally {
    Object.assign(Client.prototype, { query })
  }
  return count
}
