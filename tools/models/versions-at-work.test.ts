import { describe, expect, it } from 'vitest'
import { Account, testTenants, type FreshCrm } from '#crm-core/testing'
import { freshWorld } from '../testing/in-world.ts'
import { plantVersion, stumpFile, type Stump } from '../testing/planted-version.ts'

const day = 86_400_000
const model = 'win-probability'
const tenant_id = testTenants.a
/** Deals above 1,000 are won four times of five; below, once of five. */
const honest: Stump = { feature: 'amount', threshold: 1000, above: 0.8, below: 0.2 }
const opposite: Stump = { ...honest, above: 0.2, below: 0.8 }
const isWon = (place: number): boolean => (place % 2 === 0) !== (Math.floor(place / 2) % 5 === 0)

const storeOf = (crm: FreshCrm) => crm.core.models(tenant_id).store

/** So many open deals of one account, large ones and small ones by turns; `factor` makes all of them larger. */
async function deals(crm: FreshCrm, count: number, factor = 1): Promise<string[]> {
  const account = await crm.given(Account, {})
  const saved = await crm.saveAll(
    'opportunity',
    Array.from({ length: count }, (_, at) => ({
      name: `Deal ${at}`,
      account_id: account.id,
      stage: 'negotiation',
      close_date: '2027-03-01',
      amount: (at % 2 === 0 ? 2000 : 500) * factor + at,
    })),
  )
  return saved.map(({ record }) => record.id)
}
async function close(crm: FreshCrm, ids: readonly string[]): Promise<void> {
  await crm.saveAll(
    'opportunity',
    ids.map((id, at) => ({
      id,
      stage: isWon(at) ? 'closed_won' : 'closed_lost',
      ...(isWon(at) ? {} : { lost_reason: 'price' }),
    })),
  )
}
const stagesOf = async (crm: FreshCrm) =>
  Object.fromEntries((await storeOf(crm).versions(model)).map(({ version, stage }) => [version, stage]))
const auditOf = async (crm: FreshCrm) => {
  const { rows } = await crm.core.pool.query<{ changes: { field: string; after: unknown }[] }>(
    `select changes from audit_log where tenant_id = $1 and object = 'model' order by seq`,
    [tenant_id],
  )
  return rows.map(({ changes }) => changes.find(({ field }) => field === 'stage')?.after)
}

describe('versions at work', () => {
  it('a challenger that predicts the opposite is taken out once outcomes show it, and answers nobody any more', async () => {
    await using world = await freshWorld()
    const { crm, models } = world
    const admin = crm.as('admin')
    await crm.core.work()
    for (const stump of [honest, opposite]) await plantVersion(storeOf(crm), model, stumpFile(stump))
    await models.stage(admin, model, 1, { stage: 'champion' })
    await models.stage(admin, model, 2, { stage: 'challenger', share: 0.5 })
    const ids = await deals(crm, 120)
    await crm.core.settled()
    await models.settled()
    const before = await models.score(admin, model, ids)
    const answering = (scores: typeof before) =>
      new Set(scores.map(({ result }) => result.prediction?.version.version))
    expect(answering(before)).toEqual(new Set([1, 2]))

    crm.clock.advance(10 * day)
    await models.watch()
    expect(await stagesOf(crm)).toEqual({ 1: 'champion', 2: 'challenger' })
    await close(crm, ids)
    crm.clock.advance(day)
    await models.watch()
    expect(await stagesOf(crm)).toEqual({ 1: 'champion', 2: 'rolled_back' })
    const [alert] = await storeOf(crm).alerts(model, 10)
    expect(alert).toMatchObject({ version: 2, kind: 'worse', action: 'rolled_back' })
    expect(alert?.value).toBeGreaterThan(alert?.limit ?? Infinity)
    expect((await auditOf(crm)).at(-1)).toBe('rolled_back')
    const open = await deals(crm, 30)
    expect(answering(await models.score(admin, model, open))).toEqual(new Set([1]))
  })

  it('a champion that errs more than the one before gives its place back, and what is rescored is by that one', async () => {
    await using world = await freshWorld()
    const { crm, models } = world
    const admin = crm.as('admin')
    await crm.core.work()
    for (const stump of [honest, opposite]) await plantVersion(storeOf(crm), model, stumpFile(stump))
    await models.stage(admin, model, 1, { stage: 'champion' })
    const ids = await deals(crm, 120)
    await models.rescore(admin, model)
    await models.settled()
    crm.clock.advance(day)
    await models.stage(admin, model, 2, { stage: 'champion' })
    await models.settled()
    const open = await deals(crm, 4)
    await models.rescore(admin, model)
    await models.settled()
    const shown = async () => {
      const records = await Promise.all(open.map((id) => crm.get('opportunity', id)))
      return records.map((deal) => deal['win_probability'])
    }
    expect(await shown()).toEqual([20, 80, 20, 80])

    crm.clock.advance(10 * day)
    await close(crm, ids)
    crm.clock.advance(day)
    await models.watch()
    expect(await stagesOf(crm)).toEqual({ 1: 'champion', 2: 'rolled_back' })
    const alerts = await storeOf(crm).alerts(model, 10)
    expect(
      alerts.filter(({ action }) => action === 'rolled_back').map(({ kind, version }) => [kind, version]),
    ).toContainEqual(['worse', 2])
    expect(new Set((await auditOf(crm)).slice(-2))).toEqual(new Set(['champion', 'rolled_back']))
    const { serving, versions } = await models.summary(admin, model)
    expect(serving.version).toBe(1)
    expect(versions.find(({ version }) => version === 2)?.staged_for).toContain('log loss')
    await models.settled()
    expect(await shown()).toEqual([80, 20, 80, 20])
    // Looking again takes nothing else back.
    await models.watch()
    expect(await stagesOf(crm)).toEqual({ 1: 'champion', 2: 'rolled_back' })
  })

  it('values that have moved a lot are told once a day by name, in words, and nothing is taken back for it', async () => {
    await using world = await freshWorld()
    const { crm, models } = world
    const admin = crm.as('admin')
    await crm.core.work()
    await plantVersion(storeOf(crm), model, stumpFile(honest), 'champion')
    await deals(crm, 220)
    await models.rescore(admin, model)
    await models.settled()
    crm.clock.advance(20 * day)
    await models.watch()
    expect(await storeOf(crm).alerts(model, 10)).toEqual([])
    const moved = await deals(crm, 220, 40)
    await models.score(admin, model, moved.slice(0, 110))
    await models.score(admin, model, moved.slice(110))
    crm.clock.advance(3_600_000)
    await models.watch()
    await models.watch()
    const { alerts } = await models.summary(admin, model)
    expect(alerts).toHaveLength(2)
    expect(alerts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'feature_drift', feature: 'amount', action: 'told' }),
        expect.objectContaining({ kind: 'score_drift', feature: null, action: 'told' }),
      ]),
    )
    expect(await stagesOf(crm)).toEqual({ 1: 'champion' })
    crm.clock.advance(day + 1)
    await models.watch()
    expect((await models.summary(admin, model)).alerts).toHaveLength(4)
  })

  it('the same spread of values in another week alarms nobody', async () => {
    await using world = await freshWorld()
    const { crm, models } = world
    await crm.core.work()
    await plantVersion(storeOf(crm), model, stumpFile(honest), 'champion')
    await deals(crm, 220)
    await models.rescore(crm.as('admin'), model)
    await models.settled()
    crm.clock.advance(20 * day)
    const others = await deals(crm, 220)
    await models.score(crm.as('admin'), model, others.slice(0, 110))
    await models.score(crm.as('admin'), model, others.slice(110))
    crm.clock.advance(3_600_000)
    await models.watch()
    expect(await storeOf(crm).alerts(model, 10)).toEqual([])
  })
})
