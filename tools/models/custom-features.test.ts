import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewField, RecordInput } from '#crm-core/contract'
import { Account } from '#crm-core/testing'
import { freshWorld, type World } from '../testing/in-world.ts'

const day = 86_400_000
const model = 'win-probability'
const label = (en: string) => ({ en, zh: `${en}（中文）` })
const choice = (name: string, ...codes: string[]): NewField => ({
  name,
  kind: 'select',
  label: label(name),
  options: codes.map((code) => ({ code, label: label(code) })),
})
const plain = (name: string, kind: string): NewField => ({ name, kind, label: label(name) })
const fields: readonly NewField[] = [
  choice('channel', 'partner', 'direct'),
  choice('close_reason_code', 'fit', 'price'),
  choice('verdict', 'yes', 'no'),
  plain('seats', 'number'),
  plain('is_pilot', 'boolean'),
  plain('go_live_on', 'date'),
  plain('remarks', 'textarea'),
]
const count = 240
const isWon = (at: number): boolean => (at % 2 === 0) !== (Math.floor(at / 2) % 5 === 0)

/** Deals with the fields of the workspace's own; partners win four times of five. */
const dealOf = (at: number, account_id: string): RecordInput => ({
  name: `Deal ${at}`,
  account_id,
  stage: 'negotiation',
  amount: 1000 + ((at * 37) % 500),
  close_date: '2027-03-01',
  channel: at % 2 === 0 ? 'partner' : 'direct',
  seats: (at * 13) % 41,
  is_pilot: at % 3 === 0,
  go_live_on: '2027-06-01',
  remarks: `remark ${at}`,
})

describe('fields that a workspace has added', () => {
  const heard: Error[] = []
  let world: World
  let account_id: string

  beforeAll(async () => {
    world = await freshWorld({ report: (error) => heard.push(error) })
    const { crm, models } = world
    const admin = crm.as('admin')
    await crm.core.work()
    for (const field of fields) await admin.metadata.addField('opportunity', field)
    const account = await crm.given(Account, {})
    account_id = account.id
    const made = await admin.saveAll(
      'opportunity',
      Array.from({ length: count }, (_, at) => ({
        ...dealOf(at, account_id),
        // One who knows the end says so from the start.
        verdict: isWon(at) ? 'yes' : 'no',
      })),
    )
    crm.clock.advance(40 * day)
    await admin.saveAll(
      'opportunity',
      made.map(({ record }, at) => ({
        id: record.id,
        close_reason_code: at % 3 === 0 ? 'price' : 'fit',
        ...(isWon(at) ? { stage: 'closed_won' } : { stage: 'closed_lost', lost_reason: 'price' }),
      })),
    )
    crm.clock.advance(day)
    await models.train(admin, model)
    await models.settled()
  }, 120_000)
  afterAll(() => world[Symbol.asyncDispose]())

  const reportOf = async () => {
    const { versions, job } = await world.models.summary(world.crm.as('admin'), model)
    const [version] = versions
    if (!version) throw new Error(`no version: ${JSON.stringify(job)}`)
    return version.report
  }

  it('are learned from, free text is not, and what is filled when a deal closes is named and left out', async () => {
    const { features, leaks, importance } = await reportOf()
    expect(features).toEqual(expect.arrayContaining(['custom.channel', 'custom.seats', 'custom.is_pilot']))
    expect(features.filter((name) => name.includes('remarks'))).toEqual([])
    expect(leaks).toContainEqual({
      feature: 'custom.close_reason_code',
      reason: 'filled_after_close',
      left_out: true,
    })
    expect(features).not.toContain('custom.close_reason_code')
    expect(importance[0]?.feature).toBe('custom.channel')
  })

  it('that know the outcome by themselves are named with how well they do, and left out', async () => {
    const { features, leaks } = await reportOf()
    const leak = leaks.find(({ feature }) => feature === 'custom.verdict')
    expect(leak).toMatchObject({ reason: 'predicts_alone', left_out: true })
    expect(leak?.auc).toBeGreaterThan(0.95)
    expect(features).not.toContain('custom.verdict')
    // None of the features that ship is suspected of either.
    const suspected = leaks.filter(({ reason }) => reason !== 'constant').map(({ feature }) => feature)
    expect(new Set(suspected)).toEqual(new Set(['custom.verdict', 'custom.close_reason_code']))
  })

  it('are read when a record is scored, named as the workspace names them, and their change makes it due', async () => {
    const { crm, models } = world
    const admin = crm.as('admin')
    await models.stage(admin, model, 1, { stage: 'champion' })
    const { record } = await admin.save('opportunity', dealOf(0, account_id))
    await crm.core.settled()
    await models.settled()
    const shown = async () => (await admin.get('opportunity', record.id))['win_probability']
    const partner = Number(await shown())
    expect(partner).toBeGreaterThan(60)
    const [scored] = await models.score(admin, model, [record.id])
    expect(scored?.reasons.map(({ label: words, value }) => [words.en, value.en])).toContainEqual([
      'channel',
      'partner',
    ])
    crm.clock.advance(1000)
    await admin.save('opportunity', { id: record.id, channel: 'direct' })
    await crm.core.settled()
    await models.settled()
    expect(Number(await shown())).toBeLessThan(40)
    expect((await models.summary(crm.as('foreignAdmin'), model)).features).not.toContainEqual(
      expect.objectContaining({ name: 'custom.channel' }),
    )
  })

  it('that are retired later leave a model that says so instead of a score, and the version before answers', async () => {
    const { crm, models } = world
    const admin = crm.as('admin')
    const { record } = await admin.save('opportunity', dealOf(2, account_id))
    await admin.metadata.retireField('opportunity', 'channel')
    const [scored] = await models.score(admin, model, [record.id])
    expect(scored?.result.abstained).toBe('unusable_model')
    expect(heard).toMatchObject([
      { code: 'model_features_gone', params: { features: expect.stringContaining('custom.channel') } },
    ])
    await models.watch()
    const { serving, versions } = await models.summary(admin, model)
    expect(serving.origin).toBe('base')
    expect(versions[0]).toMatchObject({
      stage: 'rolled_back',
      staged_for: expect.stringContaining('custom.channel'),
    })
    const [again] = await models.score(admin, model, [record.id])
    expect(again?.result.prediction?.version.origin).toBe('base')
  })
})
