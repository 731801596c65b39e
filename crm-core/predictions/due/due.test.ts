import { expect, it } from 'vitest'
import type { ModelName, SnapshotNeeds } from '../../contract.ts'
import {
  Account,
  Activity,
  Contact,
  Lead,
  Opportunity,
  testTenants,
  type FreshCrm,
} from '../../testing/index.ts'
import { withCrm } from '../../testing/with-crm.ts'

const leadNeeds: SnapshotNeeds = {
  object: 'lead',
  fields: ['industry', 'status'],
  parents: [],
  children: [{ name: 'calls', object: 'activity', via: 'who_id', fields: ['outcome'], most: 50 }],
  changes: [],
}
const dealNeeds: SnapshotNeeds = {
  object: 'opportunity',
  fields: ['amount'],
  parents: [{ via: 'account_id', fields: ['industry'] }],
  children: [{ name: 'calls', object: 'activity', via: 'what_id', fields: ['outcome'], most: 50 }],
  changes: ['stage'],
}
async function watching(crm: FreshCrm): Promise<FreshCrm> {
  crm.core.rescoring.watch('lead-score', leadNeeds)
  crm.core.rescoring.watch('win-probability', dealNeeds)
  await crm.core.work()
  return crm
}
const due = (crm: FreshCrm) => crm.core.models(testTenants.a).due
/** What is due now, taken and done. */
async function drained(crm: FreshCrm, model: ModelName): Promise<string[]> {
  await crm.core.settled()
  const taken = await due(crm).take(model, 100)
  await due(crm).done(model, taken)
  return taken.map(({ id }) => id).toSorted()
}

withCrm('what has to be scored again', (fresh) => {
  it('is a record that is new or of which an input changed, and no other', async () => {
    const crm = await watching(await fresh())
    const lead = await crm.given(Lead, {})
    const other = await crm.given(Lead, {})
    expect(await drained(crm, 'lead-score')).toEqual([lead.id, other.id].toSorted())
    await crm.save('lead', { id: lead.id, industry: 'retail' })
    await crm.save('lead', { id: lead.id, industry: 'energy' })
    await crm.save('lead', { id: other.id, phone: '+86 138 0000 0000' })
    expect(await drained(crm, 'lead-score')).toEqual([lead.id])
    expect(await drained(crm, 'lead-score')).toEqual([])
  })

  it('is what an activity was about before and after it moved, and what it was about when it goes', async () => {
    const crm = await watching(await fresh())
    const [one, two] = [await crm.given(Lead, {}), await crm.given(Lead, {})]
    const contact = await crm.given(Contact, {})
    const call = await crm.given(Activity, { who_id: one.id })
    await drained(crm, 'lead-score')
    await crm.save('activity', { id: call.id, who_id: two.id })
    expect(await drained(crm, 'lead-score')).toEqual([one.id, two.id].toSorted())
    await crm.save('activity', { id: call.id, description: 'said little' })
    expect(await drained(crm, 'lead-score')).toEqual([])
    await crm.save('activity', { id: call.id, outcome: 'successful' })
    expect(await drained(crm, 'lead-score')).toEqual([two.id])
    await crm.remove('activity', call.id)
    expect(await drained(crm, 'lead-score')).toEqual([two.id])
    await crm.given(Activity, { who_id: contact.id })
    expect(await drained(crm, 'lead-score')).toEqual([])
  })

  it('is every deal of an account that changed', async () => {
    const crm = await watching(await fresh())
    const account = await crm.given(Account, {})
    const deals = [
      await crm.given(Opportunity, { account_id: account.id }),
      await crm.given(Opportunity, { account_id: account.id }),
    ]
    await crm.given(Opportunity, {})
    await drained(crm, 'win-probability')
    await crm.save('account', { id: account.id, industry: 'media' })
    expect(await drained(crm, 'win-probability')).toEqual(deals.map(({ id }) => id).toSorted())
    await crm.save('account', { id: account.id, phone: '+86 21 5555 5555' })
    expect(await drained(crm, 'win-probability')).toEqual([])
  })

  it('is never what a model itself has written', async () => {
    const crm = await watching(await fresh())
    crm.core.rescoring.watch('lead-score', { ...leadNeeds, fields: ['lead_score'] })
    const lead = await crm.given(Lead, {})
    await drained(crm, 'lead-score')
    await crm.core.models(testTenants.a).writeScores({
      object: 'lead',
      field: 'lead_score',
      cause: 'model:lead-score@1',
      rows: [{ id: lead.id, value: 9 }],
    })
    expect(await drained(crm, 'lead-score')).toEqual([])
    await crm.save('lead', { id: lead.id, lead_score: 10 })
    expect(await drained(crm, 'lead-score')).toEqual([lead.id])
  })

  it('stays due when it changes while it is scored, and comes back from one who died', async () => {
    const crm = await watching(await fresh())
    const lead = await crm.given(Lead, {})
    await crm.core.settled()
    const taken = await due(crm).take('lead-score', 10)
    expect(await due(crm).take('lead-score', 10)).toEqual([])
    await crm.save('lead', { id: lead.id, industry: 'retail' })
    await crm.core.settled()
    await due(crm).done('lead-score', taken)
    const again = await due(crm).take('lead-score', 10)
    expect(again.map(({ id }) => id)).toEqual([lead.id])
    crm.clock.advance(61_000)
    expect((await due(crm).take('lead-score', 10)).map(({ id }) => id)).toEqual([lead.id])
  })

  it('is each workspace’s own, told to those who listen', async () => {
    const crm = await watching(await fresh())
    const heard: string[] = []
    crm.core.bus.subscribe('rescore', (tenant_id) => void heard.push(tenant_id))
    await crm.as('foreignRep').save('lead', { last_name: 'Other' })
    await crm.core.settled()
    expect(heard).toEqual([testTenants.b])
    expect(await due(crm).take('lead-score', 10)).toEqual([])
    expect(await crm.core.rescoring.waiting()).toEqual([
      { tenant_id: testTenants.b, model: 'lead-score', records: 1 },
    ])
  })

  it('is gone with a record that is deleted, and may be asked for', async () => {
    const crm = await watching(await fresh())
    const [lead, kept] = [await crm.given(Lead, {}), await crm.given(Lead, {})]
    await crm.core.settled()
    await crm.remove('lead', lead.id)
    expect(await drained(crm, 'lead-score')).toEqual([kept.id])
    await due(crm).add('lead-score', [kept.id, kept.id])
    expect(await drained(crm, 'lead-score')).toEqual([kept.id])
  })
})
