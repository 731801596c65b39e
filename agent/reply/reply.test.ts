import { expect, it } from 'vitest'
import { Account, Lead, Opportunity } from '#crm-core/testing'
import { withWorlds } from '../testing/with-worlds.ts'

withWorlds('a reply', (open) => {
  it('shows figures as a table with labels and money', async () => {
    const world = await open()
    const account = await world.crm.given(Account, { name: 'Globex' })
    const deal = { account_id: account.id, close_date: '2026-12-01' }
    await world.crm.given(Opportunity, { ...deal, name: 'A', stage: 'prospecting', amount: 1000 })
    await world.crm.given(Opportunity, { ...deal, name: 'B', stage: 'prospecting', amount: 2500.5 })
    const { result } = await world.ask('Total amount of opportunities by stage')
    expect(result.reply).toMatch(
      /\| Stage \| Total amount \|\n\| --- \| ---: \|\n\| Prospecting \| CN¥3,500\.50 \|/,
    )
  })

  it('says in both languages what was created and what changed', async () => {
    const world = await open()
    await world.crm.given(Lead, { first_name: 'Elena', last_name: 'Fischer', phone: '13700000000' })
    const changed = await world.ask('Change the phone of Elena Fischer to 13800000000')
    expect(changed.result.reply).toMatch(/Phone: .*137.* → .*138/)
    const again = await world.ask('把 Elena Fischer 的电话改成 13900000000')
    expect(again.result).toMatchObject({ language: 'zh', status: 'completed' })
    expect(again.result.reply).toMatch(/电话.*→ .*139/)
    expect(again.result.citations).toMatchObject([{ object: 'lead', display: 'Elena Fischer' }])
  })

  it('lists the first few and says how many more there are', async () => {
    const world = await open()
    for (let n = 1; n <= 7; n += 1) await world.crm.given(Lead, { first_name: `Lead${n}`, last_name: 'X' })
    const { result, events } = await world.ask('Show all leads')
    expect(result.reply).toMatch(/^Found 7 leads\./)
    expect(result.reply.match(/^\d\. \[Lead\d X\]\(record:lead\/[0-9a-f-]{36}\)/gm)).toHaveLength(5)
    expect(result.reply).toContain('… and 2 more')
    const suggestions = events.find(({ event }) => event['name'] === 'hotcrm.suggestions')?.event['value']
    expect(suggestions).toHaveLength(3)
  })
})
