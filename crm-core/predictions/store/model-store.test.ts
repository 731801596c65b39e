import { expect, it } from 'vitest'
import { verifyAudit } from '../../audit/verify.ts'
import { latencyBounds, type ModelStore, type StageChange } from '../../contract.ts'
import { letGoPredictions } from '../retention.ts'
import { Lead, testPeople, testTenants, type FreshCrm } from '../../testing/index.ts'
import { withCrm } from '../../testing/with-crm.ts'
import { samplePrediction, sampleReport, sampleVersion } from '../testing/samples.ts'

const of = (crm: FreshCrm): ModelStore => crm.core.models(testTenants.a).store
const theirs = (crm: FreshCrm): ModelStore => crm.core.models(testTenants.b).store
const to = (id: string, stage: StageChange['stage'], share = 0): StageChange => ({
  id,
  stage,
  share,
  reason: `made ${stage}`,
})

withCrm('versions of a model', (fresh) => {
  it('are numbered in order, also when several are added at once, and give their bytes back', async () => {
    const crm = await fresh()
    const store = of(crm)
    const added = await Promise.all([1, 2, 3].map(() => store.add(sampleVersion())))
    expect(added.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual([1, 2, 3])
    const other = await store.add(sampleVersion({ model: 'churn', onnx: new Uint8Array([1, 2, 3]) }))
    expect(other.version).toBe(1)
    expect([...(await store.bytes(other.id))]).toEqual([1, 2, 3])
    const versions = await store.versions('lead-score')
    expect(versions.map(({ version }) => version)).toEqual([3, 2, 1])
    expect(versions[0]).toMatchObject({
      model: 'lead-score',
      stage: 'candidate',
      report: sampleReport,
      trained_at: crm.clock.now().toISOString(),
    })
    expect((await verifyAudit(crm.core.db(testTenants.a), testTenants.a)).broken_at).toBeNull()
  })

  it('are refused when their bytes are not those of the hash, and told when they were altered', async () => {
    const crm = await fresh()
    await expect(of(crm).add(sampleVersion({ sha256: 'f'.repeat(64) }))).rejects.toMatchObject({
      code: 'bad_request',
    })
    const { id } = await of(crm).add(sampleVersion())
    await crm.core.pool.query(`update model_version set onnx = '\\x00' where id = $1`, [id])
    await expect(of(crm).bytes(id)).rejects.toMatchObject({ code: 'unreadable_value' })
  })

  it('change stages all or none, with an audit line and an event each', async () => {
    const crm = await fresh()
    const store = of(crm)
    const first = await store.add(sampleVersion())
    const second = await store.add(sampleVersion())
    await store.setStages('lead-score', null, [to(first.id, 'champion')], testPeople.admin.user_id)
    crm.clock.advance(1000)
    await store.setStages(
      'lead-score',
      first.id,
      [to(second.id, 'champion'), to(first.id, 'retired')],
      testPeople.admin.user_id,
    )
    const stages = (await store.versions('lead-score')).map(({ version, stage }) => [version, stage])
    expect(stages).toEqual([
      [2, 'champion'],
      [1, 'retired'],
    ])
    const [newest] = await store.versions('lead-score')
    expect(newest).toMatchObject({ staged_for: 'made champion', staged_at: crm.clock.now().toISOString() })
    const { rows } = await crm.core.pool.query(
      `select count(*) filter (where user_id = $1)::int as told from outbox_event where object = 'model' and type = 'staged'`,
      [testPeople.admin.user_id],
    )
    expect(rows).toEqual([{ told: 3 }])
    expect((await verifyAudit(crm.core.db(testTenants.a), testTenants.a)).broken_at).toBeNull()
  })

  it('leave everything as it is when the champion is another one by now, or there would be two', async () => {
    const crm = await fresh()
    const store = of(crm)
    const first = await store.add(sampleVersion())
    const second = await store.add(sampleVersion())
    const champion = [to(first.id, 'champion')]
    await store.setStages('lead-score', null, champion, null)
    const promote = [to(second.id, 'champion'), to(first.id, 'retired')]
    await expect(store.setStages('lead-score', null, promote, null)).rejects.toMatchObject({
      code: 'stale_version',
    })
    await expect(
      store.setStages('lead-score', first.id, [to(second.id, 'champion')], null),
    ).rejects.toMatchObject({ code: 'conflict' })
    await expect(
      crm.core.pool.query(`update model_version set stage = 'champion' where id = $1`, [second.id]),
    ).rejects.toMatchObject({ code: '23505' })
    const both = await Promise.allSettled([
      store.setStages('lead-score', first.id, promote, null),
      store.setStages('lead-score', first.id, promote, null),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('are nobody else’s: another workspace neither reads nor stages them', async () => {
    const crm = await fresh()
    const { id } = await of(crm).add(sampleVersion())
    expect(await theirs(crm).versions('lead-score')).toEqual([])
    await expect(theirs(crm).bytes(id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(theirs(crm).bytes('nonsense')).rejects.toMatchObject({ code: 'not_found' })
    await expect(theirs(crm).setStages('lead-score', null, [to(id, 'champion')], null)).rejects.toMatchObject(
      { code: 'not_found' },
    )
    const { rows } = await crm.core
      .db(testTenants.b)
      .query(
        'select (select count(*)::int from model_version) as versions, (select count(*)::int from prediction) as said',
      )
    expect(rows).toEqual([{ versions: 0, said: 0 }])
    await expect(
      crm.core
        .db(testTenants.b)
        .query(`update model_version set tenant_id = $1 returning 1`, [testTenants.b]),
    ).resolves.toMatchObject({ rowCount: 0 })
  })
})

withCrm('predictions', (fresh) => {
  it('are kept to the last bit and found by record, the latest served one first', async () => {
    const crm = await fresh()
    const store = of(crm)
    const lead = await crm.given(Lead, {})
    const rows = [
      samplePrediction(lead.id, { at: '2026-11-20T09:00:00.000Z', probability: 0.1 + 0.2 }),
      samplePrediction(lead.id, { at: '2026-11-21T09:00:00.000Z' }),
      samplePrediction(lead.id, { at: '2026-11-22T09:00:00.000Z', served: false, version: 2 }),
    ]
    await store.save(rows)
    expect(await store.latest('lead-score', [lead.id, lead.id, 'nonsense'])).toEqual([rows[1]])
    expect(await store.history('lead-score', lead.id, 10)).toEqual([rows[1], rows[0]])
    expect(await store.history('lead-score', lead.id, 1)).toEqual([rows[1]])
    expect(await store.latest('churn', [lead.id])).toEqual([])
    const day = (n: number) => new Date(`2026-11-${n}T00:00:00Z`)
    expect(await store.between('lead-score', 0, day(20), day(22), 10)).toEqual([rows[1], rows[0]])
    expect(await store.between('lead-score', 2, day(20), day(23), 10)).toEqual([rows[2]])
  })

  it('go with their record, and none is kept of a record that is not there', async () => {
    const crm = await fresh()
    await crm.core.work()
    const store = of(crm)
    const lead = await crm.given(Lead, {})
    const foreign = await crm.as('foreignRep').save('lead', { last_name: 'Other' })
    await store.save([samplePrediction(lead.id), samplePrediction(foreign.record.id)])
    await store.saveOutcomes('lead-score', [{ record_id: lead.id, outcome: 1, at: '2026-12-01T00:00:00Z' }])
    const kept = async () =>
      (
        await crm.core.pool.query(
          `select (select count(*)::int from prediction) as said, (select count(*)::int from prediction_outcome) as known`,
        )
      ).rows
    expect(await kept()).toEqual([{ said: 1, known: 1 }])
    await crm.remove('lead', lead.id)
    await crm.core.settled()
    expect(await kept()).toEqual([{ said: 0, known: 0 }])
    await store.save([samplePrediction(lead.id)])
    expect(await kept()).toEqual([{ said: 0, known: 0 }])
  })

  it('are judged by what became of the record after them, once a record', async () => {
    const crm = await fresh()
    const store = of(crm)
    const [won, lost] = [await crm.given(Lead, {}), await crm.given(Lead, {})]
    const at = (day: number) => `2026-11-${day}T09:00:00.000Z`
    const rows = [
      samplePrediction(won.id, { at: at(10), version: 3 }),
      samplePrediction(won.id, { at: at(12), version: 3 }),
      samplePrediction(won.id, { at: at(20), version: 3 }),
      samplePrediction(lost.id, { at: at(11), version: 3, served: false }),
    ]
    await store.save(rows)
    const outcomes = [
      { record_id: won.id, outcome: 1 as const, at: at(15) },
      { record_id: lost.id, outcome: 0 as const, at: at(16) },
    ]
    await store.saveOutcomes('lead-score', outcomes)
    await store.saveOutcomes('lead-score', outcomes)
    expect(await store.judged('lead-score', 3, 10)).toEqual([
      { prediction: rows[1], outcome: 1, outcome_at: at(15) },
      { prediction: rows[3], outcome: 0, outcome_at: at(16) },
    ])
    expect(await store.judged('lead-score', 4, 10)).toEqual([])
  })

  it('are shown to those who reach the record', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, {})
    const row = samplePrediction(lead.id)
    await of(crm).save([row])
    for (const person of ['rep', 'teammate', 'manager', 'finance'] as const)
      expect(await crm.as(person).predictions.latest('lead-score', [lead.id])).toEqual([row])
    for (const person of ['otherRep', 'foreignAdmin'] as const) {
      const { predictions } = crm.as(person)
      expect(await predictions.latest('lead-score', [lead.id])).toEqual([])
      expect(await predictions.reachable('lead', [lead.id])).toEqual([])
      await expect(predictions.history('lead-score', lead.id, 5)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('are let go after thirteen months', async () => {
    const crm = await fresh()
    const lead = await crm.given(Lead, {})
    await of(crm).save([
      samplePrediction(lead.id, { at: '2025-09-30T00:00:00.000Z' }),
      samplePrediction(lead.id, { at: '2025-10-01T00:00:00.000Z' }),
    ])
    expect(await letGoPredictions(crm.core.db(testTenants.a), crm.clock.now())).toBe(1)
    expect(await of(crm).history('lead-score', lead.id, 9)).toHaveLength(1)
  })
})

withCrm('traffic and alerts of a model', (fresh) => {
  it('add up what several processes saw in a minute', async () => {
    const crm = await fresh()
    const store = of(crm)
    const buckets = (n: number) => [n, ...latencyBounds.map(() => 1)]
    const figure = (calls: number, minute = '2026-11-23T09:00:00.000Z') => ({
      version: 2,
      minute,
      predictions: calls * 10,
      calls,
      errors: 1,
      ms_sum: 2.5,
      ms_buckets: buckets(calls),
    })
    await store.addTraffic('lead-score', [figure(1), figure(2)])
    await store.addTraffic('lead-score', [figure(4), figure(1, '2026-11-23T09:01:00.000Z')])
    const [first, second] = await store.traffic('lead-score', new Date('2026-11-23T09:00:00Z'))
    expect(first).toEqual({
      ...figure(7),
      errors: 3,
      ms_sum: 7.5,
      ms_buckets: [7, ...latencyBounds.map(() => 3)],
    })
    expect(second?.calls).toBe(1)
    expect(await store.traffic('lead-score', new Date('2026-11-23T09:02:00Z'))).toEqual([])
    expect(await theirs(crm).traffic('lead-score', new Date(0))).toEqual([])
  })

  it('keep alerts, newest first', async () => {
    const crm = await fresh()
    const alert = {
      model: 'lead-score',
      version: 2,
      kind: 'feature_drift',
      feature: 'industry',
      value: 0.31,
      limit: 0.25,
      action: 'told',
      at: '2026-11-23T09:00:00.000Z',
    } as const
    const later = {
      ...alert,
      kind: 'worse',
      feature: null,
      action: 'rolled_back',
      at: '2026-11-23T10:00:00.000Z',
    } as const
    await of(crm).addAlert(alert)
    await of(crm).addAlert(later)
    expect(await of(crm).alerts('lead-score', 10)).toEqual([later, alert])
    expect(await of(crm).alerts('lead-score', 1)).toEqual([later])
    expect(await of(crm).alerts('churn', 10)).toEqual([])
  })
})
