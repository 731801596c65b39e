import { expect, it } from 'vitest'
import { Account, Contact } from '#crm-core/testing'
import { withWorlds } from '../testing/with-worlds.ts'

withWorlds('a question for one value of one record', (open) => {
  it('is answered by that value, in the language of the question', async () => {
    const world = await open()
    const account = await world.crm.given(Account, { name: 'Stark Logistics' })
    const person = { last_name: 'Reed', first_name: 'Dana', account_id: account.id, phone: '13800000000' }
    await world.crm.given(Contact, person)
    expect((await world.ask("What's Dana Reed's phone")).result.reply).toMatch(
      /^The phone of \[Dana Reed\]\(record:contact\/[^)]+\) is 13800000000\.$/,
    )
    expect((await world.ask('Dana Reed的电话是多少')).result.reply).toMatch(/ 的电话是 13800000000。$/)
    expect((await world.ask('who is the owner of Stark Logistics')).result.reply).toMatch(
      / owns \[Stark Logistics\]\(record:account\/[^)]+\)\.$/,
    )
  })

  it('says that the record has no such value', async () => {
    const world = await open()
    const account = await world.crm.given(Account, { name: 'Globex' })
    await world.crm.given(Contact, { last_name: 'Reed', first_name: 'Dana', account_id: account.id })
    expect((await world.ask("What's Dana Reed's phone")).result.reply).toMatch(/has no phone\.$/)
  })

  it('names people of that family name when nobody is called so, without a space between Chinese sentences', async () => {
    const world = await open()
    const account = await world.crm.given(Account, { name: '华信科技' })
    await world.crm.given(Contact, { last_name: '张', first_name: '伟明', account_id: account.id })
    const near = (await world.ask('张总的电话是多少')).result.reply
    expect(near).toContain('张伟明')
    expect(near).not.toMatch(/。 /)
    const none = (await world.ask('欧阳总的电话是多少')).result.reply
    expect(none).toMatch(/。请/)
  })
})
