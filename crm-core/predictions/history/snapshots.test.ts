import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ActorCrm, AnyRecord, Snapshot, SnapshotNeeds } from '../../contract.ts'
import { standardCatalog } from '../../objects/catalog.ts'
import {
  Account,
  Activity,
  Lead,
  Opportunity,
  testPeople,
  testTenants,
  type FreshCrm,
} from '../../testing/index.ts'
import { withCrm } from '../../testing/with-crm.ts'
import { snapshotReader } from './reader.ts'

const tenant_id = testTenants.a
const readerOf = (crm: FreshCrm, tenant: string = tenant_id) =>
  snapshotReader({
    tenant_id: tenant,
    db: crm.core.db(tenant),
    clock: crm.clock,
    catalog: () => standardCatalog,
  })

const needs: SnapshotNeeds = {
  object: 'opportunity',
  fields: ['name', 'amount', 'close_date', 'stage', 'owner_id'],
  parents: [{ via: 'account_id', fields: ['name', 'industry', 'annual_revenue'] }],
  children: [
    {
      name: 'calls',
      object: 'activity',
      via: 'what_id',
      fields: ['subject', 'outcome', 'activity_date'],
      most: 3,
    },
  ],
  changes: ['stage', 'close_date'],
}
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const pick = (record: AnyRecord, fields: readonly string[]) =>
  Object.fromEntries(fields.map((name) => [name, record[name] ?? null]))

/** What the store says right now, read the usual way: what a snapshot of this moment has to say for ever. */
async function seenNow(crm: ActorCrm, id: string) {
  const deal = await crm.find('opportunity', { filter: { field: 'id', op: '=', value: id } })
  const [row] = deal.items
  if (!row) return null
  const accounts = await crm.find('account', {
    filter: { field: 'id', op: '=', value: textOf(row['account_id']) },
  })
  const calls = await crm.find('activity', {
    filter: { field: 'what_id', op: '=', value: id },
    order: [{ field: 'created_at' }, { field: 'id' }],
    limit: 200,
  })
  const [account] = accounts.items
  return {
    values: pick(row, needs.fields),
    parents: { account_id: account ? pick(account, ['name', 'industry', 'annual_revenue']) : null },
    children: {
      calls: calls.items.slice(-3).map((call) => ({
        created_at: call.created_at,
        values: pick(call, ['subject', 'outcome', 'activity_date']),
      })),
    },
  }
}
const comparable = (snapshot: Snapshot | null) =>
  snapshot && {
    values: snapshot.values,
    parents: snapshot.parents,
    children: {
      calls: (snapshot.children['calls'] ?? []).map(({ created_at, values }) => ({
        created_at: created_at.toISOString(),
        values,
      })),
    },
  }

/** Something that somebody does; the numbers choose among what is there. */
const acts = [
  'deal',
  'call',
  'amount',
  'date',
  'stage',
  'outcome',
  'account',
  'industry',
  'move',
  'remove',
  'restore',
  'drop',
  'bring',
  'merge',
  'undo',
  'bulk',
] as const
const step = fc.record({
  // Moves, deletions and what takes them back are where a snapshot can go wrong.
  act: fc.constantFrom(...acts, ...acts.slice(acts.indexOf('move')), 'call' as const, 'move' as const),
  one: fc.nat(50),
  other: fc.nat(50),
  pause: fc.constantFrom(0, 1, 60_000, 86_400_000),
})

class World {
  readonly accounts: string[] = []
  readonly deals: string[] = []
  readonly calls: string[] = []
  readonly sets: string[] = []
  readonly crm: FreshCrm
  readonly ada: ActorCrm
  constructor(crm: FreshCrm) {
    this.crm = crm
    this.ada = crm.as('admin')
  }
  static async begun(crm: FreshCrm): Promise<World> {
    const world = new World(crm)
    for (const name of ['Acme', 'Bolt', 'Cube'])
      world.accounts.push((await crm.given(Account, { name, industry: 'finance' }, 'admin')).id)
    for (const n of [0, 1, 2]) await world.do('deal', n, n)
    for (const n of [0, 1, 2, 3, 4, 5]) {
      crm.clock.advance(1000)
      await world.do('call', n, n)
    }
    return world
  }
  async saved(object: string, input: Readonly<Record<string, unknown>>): Promise<string> {
    const { record, write_set_id } = await this.ada.save(object, input)
    if (write_set_id !== undefined) this.sets.push(write_set_id)
    return record.id
  }
  async do(act: (typeof acts)[number], one: number, other: number): Promise<void> {
    const at = (list: readonly string[], n: number) => list[n % Math.max(list.length, 1)] ?? ''
    const [deal, call, account] = [at(this.deals, one), at(this.calls, one), at(this.accounts, one)]
    const { ada } = this
    if (act === 'deal')
      this.deals.push(
        await this.saved('opportunity', {
          name: `Deal ${one}`,
          account_id: account,
          close_date: '2027-01-31',
          amount: { amount: '100.00', currency: 'CNY' },
        }),
      )
    else if (act === 'call')
      this.calls.push(
        await this.saved('activity', {
          subject: `Call ${other}`,
          activity_date: this.crm.clock.now().toISOString(),
          what_id: deal,
        }),
      )
    else if (act === 'amount') await this.saved('opportunity', { id: deal, amount: 100 + other })
    else if (act === 'date')
      await this.saved('opportunity', {
        id: deal,
        close_date: `2027-03-${String(1 + (other % 28)).padStart(2, '0')}`,
      })
    else if (act === 'stage')
      await this.saved('opportunity', { id: deal, stage: other % 2 ? 'proposal' : 'qualification' })
    else if (act === 'outcome')
      await this.saved('activity', { id: call, outcome: other % 2 ? 'successful' : 'no_answer' })
    else if (act === 'account')
      await this.saved('opportunity', { id: deal, account_id: at(this.accounts, other) })
    else if (act === 'industry')
      await this.saved('account', {
        id: account,
        industry: other % 2 ? 'retail' : 'energy',
        annual_revenue: other,
      })
    else if (act === 'move') await this.saved('activity', { id: call, what_id: at(this.deals, other) })
    else if (act === 'remove') await ada.remove('opportunity', deal)
    else if (act === 'restore') await ada.restore('opportunity', deal)
    else if (act === 'drop') await ada.remove('activity', call)
    else if (act === 'bring') await ada.restore('activity', call)
    else if (act === 'merge') {
      const { write_set_id } = await ada.merge('opportunity', deal, [at(this.deals, other)])
      this.sets.push(write_set_id)
    } else if (act === 'undo') await ada.undo(at(this.sets, other))
    else
      await ada.updateAll(
        'opportunity',
        { ids: this.deals.slice(0, 2) },
        { close_date: '2027-05-05' },
        { mode: 'partial' },
      )
  }
}

withCrm('a snapshot', (fresh) => {
  it('is what the store looked like then, whatever has been done since', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 45 }), async (steps) => {
        const crm = await fresh()
        const world = await World.begun(crm)
        const seen = new Map<string, { id: string; at: Date; state: unknown }>()
        for (const { act, one, other, pause } of steps) {
          crm.clock.advance(pause)
          // What a rule refuses is not done; the store is as it was.
          await world.do(act, one, other).catch(() => undefined)
          await crm.core.settled()
          const at = crm.clock.now()
          for (const id of world.deals)
            seen.set(`${id} ${at.getTime()}`, { id, at, state: await seenNow(world.ada, id) })
        }
        crm.clock.advance(1000)
        const moments = [...seen.values()]
        const snapshots = await readerOf(crm).snapshots(needs, moments)
        for (const [i, { state }] of moments.entries())
          expect(comparable(snapshots[i] ?? null)).toEqual(state)
      }),
      { numRuns: 4, endOnFailure: true },
    )
  }, 240_000)

  it('tells the changes up to its moment and when the store began to know', async () => {
    const crm = await fresh()
    const deal = await crm.given(Opportunity, { stage: 'prospecting', close_date: '2027-01-31' })
    const made = crm.clock.now()
    crm.clock.advance(86_400_000)
    await crm.save('opportunity', { id: deal.id, close_date: '2027-02-28' })
    const pushed = crm.clock.now()
    crm.clock.advance(86_400_000)
    await crm.save('opportunity', { id: deal.id, stage: 'qualification' })
    const [before, later, none] = await readerOf(crm).snapshots(needs, [
      { id: deal.id, at: pushed },
      { id: deal.id, at: crm.clock.now() },
      { id: deal.id, at: new Date(made.getTime() - 1) },
    ])
    expect(before?.changes).toEqual([
      { field: 'close_date', at: pushed, from: '2027-01-31', to: '2027-02-28' },
    ])
    expect(later?.changes.map(({ field }) => field)).toEqual(['close_date', 'stage'])
    expect(before?.known_since).toEqual(made)
    expect(none).toBeNull()
  })

  it('has no child that was deleted then and came back later, and has one that was moved away later', async () => {
    const crm = await fresh()
    const [deal, other] = [await crm.given(Opportunity, {}), await crm.given(Opportunity, {})]
    const gone = await crm.given(Activity, { what_id: deal.id, subject: 'gone for a while' })
    const moved = await crm.given(Activity, { what_id: deal.id, subject: 'moved later' })
    crm.clock.advance(1000)
    await crm.remove('activity', gone.id)
    const then = crm.clock.now()
    crm.clock.advance(1000)
    await crm.restore('activity', gone.id)
    await crm.save('activity', { id: moved.id, what_id: other.id })
    crm.clock.advance(1000)
    const subjects = (snapshot: Snapshot | null | undefined) =>
      snapshot?.children['calls']?.map(({ values }) => values['subject'])
    const [before, now, elsewhere] = await readerOf(crm).snapshots(needs, [
      { id: deal.id, at: then },
      { id: deal.id, at: crm.clock.now() },
      { id: other.id, at: then },
    ])
    expect(subjects(before)).toEqual(['moved later'])
    expect(subjects(now)).toEqual(['gone for a while'])
    expect(subjects(elsewhere)).toEqual([])
  })

  it('says of rows that were brought in past the store since when it knows them', async () => {
    const crm = await fresh()
    const first = await crm.given(Lead, {})
    await crm.core.pool.query(
      `update lead set created_at = '2024-01-01', id = '018cc251-f400-7000-8000-000000000001' where id = $1`,
      [first.id],
    )
    const old = { object: 'lead', fields: ['status'], parents: [], children: [], changes: [] }
    const [snapshot] = await readerOf(crm).snapshots(old, [
      { id: '018cc251-f400-7000-8000-000000000001', at: new Date('2025-01-01') },
    ])
    expect(snapshot).toMatchObject({ created_at: new Date('2024-01-01'), known_since: crm.clock.now() })
  })

  it('says so when the log of its time has been let go', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, { status: 'new' })
    const made = crm.clock.now()
    crm.clock.advance(86_400_000)
    await crm.save('lead', { id: lead.id, status: 'contacted' })
    crm.clock.advance(86_400_000)
    await crm.save('lead', { id: lead.id, rating: 'hot' })
    // Retention drops the two oldest lines.
    await crm.core.pool.query(`update audit_head set gone_seq = 2 where tenant_id = $1`, [tenant_id])
    await crm.core.pool.query(`delete from audit_log where tenant_id = $1 and seq <= 2`, [tenant_id])
    const asked = { object: 'lead', fields: ['status'], parents: [], children: [], changes: [] }
    const [snapshot] = await readerOf(crm).snapshots(asked, [{ id: lead.id, at: made }])
    expect(snapshot?.known_since).toEqual(crm.clock.now())
  })

  it('is refused for what has no history and for what is not there', async () => {
    const crm = await fresh()
    const base = { object: 'lead', parents: [], children: [], changes: [] }
    const asking = (fields: string[]) => readerOf(crm).snapshots({ ...base, fields }, [])
    await expect(asking(['last_activity_at'])).rejects.toMatchObject({ code: 'no_history' })
    await expect(asking(['version'])).rejects.toMatchObject({ code: 'no_history' })
    await expect(asking(['retired_field'])).rejects.toMatchObject({ code: 'unknown_field' })
    const employee = { object: 'employee', parents: [], children: [], changes: [] }
    const secret = Object.entries(standardCatalog.named('employee').all).find(
      ([, field]) => field.secret,
    )?.[0]
    await expect(readerOf(crm).snapshots({ ...employee, fields: [secret ?? ''] }, [])).rejects.toMatchObject({
      code: 'no_history',
    })
  })

  it('never shows another workspace anything', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, {})
    const asked = { object: 'lead', fields: ['status'], parents: [], children: [], changes: [] }
    const theirs = readerOf(crm, testPeople.foreignAdmin.tenant_id)
    expect(await theirs.snapshots(asked, [{ id: lead.id, at: crm.clock.now() }])).toEqual([null])
    expect(await theirs.lives('lead', { fields: [], changes: [], limit: 10 })).toEqual([])
  })

  it('takes as many statements for many moments as for one', async () => {
    const crm = await fresh()
    const deals = []
    for (let n = 0; n < 20; n++) deals.push(await crm.given(Opportunity, {}))
    for (const { id } of deals.slice(0, 5)) await crm.given(Activity, { what_id: id })
    let statements = 0
    const db = crm.core.db(tenant_id)
    const counting = snapshotReader({
      tenant_id,
      clock: crm.clock,
      catalog: () => standardCatalog,
      db: { query: (text, values) => ((statements += 1), db.query(text, values)) },
    })
    await counting.snapshots(
      needs,
      deals.slice(0, 1).map(({ id }) => ({ id, at: crm.clock.now() })),
    )
    const forOne = statements
    statements = 0
    await counting.snapshots(
      needs,
      deals.map(({ id }) => ({ id, at: crm.clock.now() })),
    )
    expect(statements).toBe(forOne)
  })
})

withCrm('the lives of records', (fresh) => {
  it('come in pages in the order of their ids, with every change, without what was deleted', async () => {
    const crm = await fresh()
    const leads = []
    for (let n = 0; n < 5; n++) {
      crm.clock.advance(1000)
      leads.push(await crm.given(Lead, {}))
    }
    const [first, second] = leads
    crm.clock.advance(1000)
    await crm.save('lead', { id: first?.id ?? '', status: 'contacted' })
    await crm.remove('lead', second?.id ?? '')
    const reader = readerOf(crm)
    const options = { fields: ['status'], changes: ['status'], limit: 2 }
    const page = await reader.lives('lead', options)
    const rest = await reader.lives('lead', { ...options, after: page.at(-1)?.id ?? '', limit: 10 })
    expect([...page, ...rest].map(({ id }) => id)).toEqual(
      leads.filter((lead) => lead !== second).map(({ id }) => id),
    )
    expect(page[0]).toMatchObject({
      values: { status: 'contacted' },
      changes: [{ field: 'status', at: crm.clock.now(), from: 'new', to: 'contacted' }],
    })
    expect(page[0]?.known_since).toEqual(page[0]?.created_at)
  })
})
