import { expect, it } from 'vitest'
import { Account, Activity, Contact, Lead, Opportunity, type FreshCrm } from '#crm-core/testing'
import { withCrm } from '#crm-core/testing/suites'
import type { FeatureRow, ModelName } from '#crm-core/contract'
import { modelDefinitions } from '#models'

const tenant_id = '0190b000-0000-7000-8000-00000000000a'
const names = Object.keys(modelDefinitions).filter((name): name is ModelName => name in modelDefinitions)
const day = 86_400_000

/** The rows of all records as of a moment, by the name of the model and the id of the record. */
async function rowsAt(crm: FreshCrm, ids: Readonly<Record<string, readonly string[]>>, at: Date) {
  const rows = new Map<string, FeatureRow | null>()
  for (const name of names) {
    const definition = modelDefinitions[name]
    const moments = (ids[definition.object] ?? []).map((id) => ({ id, at }))
    const snapshots = await crm.core.models(tenant_id).history.snapshots(definition.needs, moments)
    for (const [i, { id }] of moments.entries()) {
      const snapshot = snapshots[i]
      rows.set(`${name} ${id}`, snapshot ? definition.row(snapshot) : null)
    }
  }
  return rows
}

withCrm('training rows', (fresh) => {
  it('of yesterday, rebuilt from the database of today, are those of yesterday', async () => {
    const crm = await fresh()
    await crm.core.work()
    const account = await crm.given(Account, { type: 'customer', industry: 'finance', employee_count: 80 })
    const contact = await crm.given(Contact, { account_id: account.id })
    const lead = await crm.given(Lead, { email: 'ann@acme.test', title: 'CEO', industry: 'retail' })
    const deal = await crm.given(Opportunity, { account_id: account.id, amount: 100, contact_id: contact.id })
    const call = await crm.given(Activity, { who_id: lead.id, activity_date: '2026-11-20T09:00:00Z' })
    await crm.given(Activity, { what_id: deal.id, type: 'meeting', activity_date: '2026-11-22T09:00:00Z' })
    crm.clock.advance(day)
    await crm.save('opportunity', { id: deal.id, close_date: '2027-06-30' })
    await crm.emails.send({ to: { object: 'lead', id: lead.id }, subject: 'Hello', body: 'Hi' })
    await crm.core.settled()
    const ids = { lead: [lead.id], opportunity: [deal.id], account: [account.id] }
    const yesterday = crm.clock.now()
    const then = await rowsAt(crm, ids, yesterday)

    crm.clock.advance(day)
    await crm.save('lead', { id: lead.id, industry: 'energy', title: 'Intern', email: 'ann@gmail.com' })
    await crm.save('activity', { id: call.id, outcome: 'successful', direction: 'inbound' })
    await crm.given(Activity, { who_id: lead.id, activity_date: '2026-11-21T09:00:00Z' })
    await crm.save('account', { id: account.id, industry: 'media', customer_status: 'churned' })
    await crm.save('opportunity', {
      id: deal.id,
      amount: 999,
      stage: 'qualification',
      close_date: '2027-07-31',
    })
    await crm.convert(lead.id, { account_id: account.id })
    await crm.core.settled()
    expect(await rowsAt(crm, ids, yesterday)).toEqual(then)
    expect(await rowsAt(crm, ids, crm.clock.now())).not.toEqual(then)
    expect([...then.values()].every((row) => row !== null)).toBe(true)
  })

  it('have examples before every outcome, and none after', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, { email: 'bo@acme.test', company: 'Acme' })
    const open = await crm.given(Lead, {})
    crm.clock.advance(10 * day)
    await crm.convert(lead.id, {})
    const converted = crm.clock.now()
    const { leads, all } = await (async () => {
      const definition = modelDefinitions['lead-score']
      const lives = await crm.core
        .models(tenant_id)
        .history.lives('lead', { ...definition.outcome, limit: 10 })
      return { leads: lives, all: lives.flatMap((life) => definition.examples(life, crm.clock.now())) }
    })()
    expect(leads.map(({ id }) => id).toSorted()).toEqual([lead.id, open.id].toSorted())
    expect(all.map(({ id, outcome }) => [id, outcome])).toEqual([
      [lead.id, 1],
      [lead.id, 1],
    ])
    expect(all.every(({ at }) => at < converted)).toBe(true)
  })
})
