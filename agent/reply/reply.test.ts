import { expect, it } from 'vitest'
import { Account, Contact, Lead, Opportunity } from '#crm-core/testing'
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
      /\| Stage \| Total amount \|\n\| --- \| ---: \|\n\| Prospecting \| ¥3,500\.50 \|/,
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

  it('counts in a sentence, and leads a table with what, how much and how many groups', async () => {
    const world = await open()
    const account = await world.crm.given(Account, { name: 'Globex' })
    const deal = { account_id: account.id, close_date: '2026-12-01' }
    await world.crm.given(Opportunity, { ...deal, name: 'A', stage: 'prospecting', amount: '0.10' })
    await world.crm.given(Opportunity, { ...deal, name: 'B', stage: 'proposal', amount: '0.20' })
    expect((await world.ask('How many opportunities are there?')).result.reply).toBe('2 opportunities match.')
    expect((await world.ask('有多少条商机')).result.reply).toBe('共有 2 条商机。')
    const { result } = await world.ask('Total amount of opportunities by stage')
    expect(result.reply).toMatch(/^Opportunities by stage: total amount ¥0\.30, 2 groups\.\n\n\| Stage/)
  })

  it('keeps currencies apart, in the table and in the sentence', async () => {
    const world = await open()
    const account = await world.crm.given(Account, { name: 'Globex' })
    const deal = { account_id: account.id, close_date: '2026-12-01', stage: 'prospecting' }
    await world.crm.given(Opportunity, { ...deal, name: 'A', amount: '100' })
    await world.crm.given(Opportunity, { ...deal, name: 'B', amount: { amount: '20', currency: 'USD' } })
    const { result } = await world.ask('Total amount of opportunities by stage')
    expect(result.reply).toMatch(/^Opportunities by stage: total amount ¥100 and \$20, 1 group\./)
    expect(result.reply).toContain('| Prospecting | ¥100 |\n| Prospecting | $20 |')
    const all = await world.ask('What is the total amount of opportunities?')
    expect(all.result.reply).toContain('**¥100** and **$20**')
  })

  it('tells only the figures that there are', async () => {
    const world = await open()
    expect((await world.ask('How many opportunities are there?')).result.reply).toBe(
      'No opportunities match.',
    )
    const { result } = await world.ask('Total amount of opportunities by stage')
    expect(result.reply).toBe('No opportunities match.')
  })

  it('says of a new record what was given, not what the system set, nor whom it looked up for it', async () => {
    const world = await open()
    await world.crm.given(Account, { name: 'Globex' })
    const { result } = await world.ask('Create contact Anna Bell at Globex with phone 13800000000')
    expect(result.reply).toBe('Created contact Anna Bell.\n\n- Account: Globex\n- Phone: 13800000000')
    expect(result.citations).toMatchObject([{ display: 'Globex' }, { display: 'Anna Bell' }])
  })

  it('lists a deal with its account once', async () => {
    const world = await open()
    const account = await world.crm.given(Account, { name: 'Globex' })
    const deal = { name: 'Renewal', account_id: account.id, close_date: '2026-12-01', amount: 1000 }
    await world.crm.given(Opportunity, { ...deal, stage: 'proposal' })
    const { result } = await world.ask('Show all opportunities')
    expect(result.reply).toMatch(
      /1\. \[Renewal\]\(.*\) · Globex · Proposal · ¥1,000 · Close date 2026-12-01$/,
    )
  })

  it('says what was looked for when there is nothing, and what may be tried', async () => {
    const world = await open()
    const found = await world.ask('Show leads created this week')
    expect(found.result.reply).toMatch(/^Found no leads created this week\. Try a longer period/)
    const named = await world.ask('Change the phone of Zebulon Quux to 13800000000')
    expect(named.result.reply).toMatch(/Zebulon Quux.*Check the spelling.*\n\nSo nothing was changed\.$/s)
  })

  it('says that a name is only similar before it shows what has it', async () => {
    const world = await open()
    const account = await world.crm.given(Account, { name: 'Globex' })
    await world.crm.given(Contact, { first_name: 'Dana', last_name: 'Reed', account_id: account.id })
    const { result } = await world.ask('Show contacts of Globbex')
    expect(result.reply).toMatch(
      /^Nothing is called exactly “Globbex”; nearest: \[Globex\].*\n\nFound 1 contact/,
    )
  })
})
