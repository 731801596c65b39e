import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, ActorCrm, ModelVersion } from '#crm-core/contract'
import { Lead, testTenants } from '#crm-core/testing'
import { loadHistory } from '#crm-core'
import { freshWorld, type World } from '../testing/in-world.ts'

const model = 'lead-score'
const tenant_id = '0190c000-0000-7000-8000-00000000c0de'
const user_id = '0190c000-0000-7000-8000-00000000ada0'

describe('training on a workspace’s own history', () => {
  let world: World
  let admin: ActorCrm
  let version: ModelVersion

  /** A team with two years of leads, and an administrator of it. */
  beforeAll(async () => {
    world = await freshWorld()
    const { core, clock } = world.crm
    const size = { days: 500, leads: 600, customers: 2, deals: 2 }
    await loadHistory(core, { tenant_id, now: clock.now(), seed: 5, ...size })
    await core.pool.query(
      `insert into "user" (id, tenant_id, name, email, role, language, time_zone)
       values ($1, $2, 'Ada', 'ada@history.test', 'admin', 'en', 'UTC')`,
      [user_id, tenant_id],
    )
    const actor: Actor = {
      tenant_id,
      user_id,
      name: 'Ada',
      email: 'ada@history.test',
      role: 'admin',
      language: 'en',
      time_zone: 'UTC',
      door: 'web',
    }
    admin = core.as(actor)
  }, 120_000)
  afterAll(() => world[Symbol.asyncDispose]())

  it('is one job at a time, says how far it is, and ends in a version that waits to be decided about', async () => {
    const { models, crm } = world
    const { core, clock } = crm
    const asked = await models.train(admin, model)
    expect(asked).toMatchObject({ model, kind: 'train', status: 'queued', requested_by: user_id })
    for (const again of [models.train(admin, model), models.rescore(admin, model)])
      await expect(again).rejects.toMatchObject({ code: 'model_job_running' })

    // A process takes it and dies: for its lease nobody else does, then the next one.
    const { jobs } = core.models(tenant_id)
    expect(await jobs.take(asked.id)).toMatchObject({ status: 'running' })
    await models.settled()
    expect((await models.summary(admin, model)).job).toMatchObject({ status: 'running', version: null })
    clock.advance(6 * 60_000)
    await models.settled()

    const { job, versions, serving } = await models.summary(admin, model)
    expect(job).toMatchObject({ id: asked.id, status: 'done', version: 1, refused: null, error: null })
    expect(job?.done).toBeGreaterThan(400)
    expect(job?.of).toBe(job?.done)
    expect(serving.origin).toBe('base')
    expect(versions).toHaveLength(1)
    const [made] = versions
    if (!made) throw new Error('no version')
    version = made
    expect(version).toMatchObject({ id: asked.id, version: 1, origin: 'own', stage: 'candidate' })
    const { report } = version
    expect(report).toMatchObject({ refused: null, rows: job?.of })
    expect(report.metrics.log_loss).toBeLessThan(report.base_rate_log_loss)
    expect(report.importance.length).toBe(report.features.length)
    await expect(models.train(core.as({ ...admin.actor, role: 'rep' }), model)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('gives scores that stand in the record once it is the champion', async () => {
    const { models, crm } = world
    crm.clock.advance(60_000)
    await models.stage(admin, model, version.version, { stage: 'champion' })
    await models.settled()
    const { rows } = await crm.core.pool.query<{ id: string; lead_score: number }>(
      `select id, lead_score from lead where tenant_id = $1 and status not in ('converted', 'unqualified')
         and deleted_at is null order by id limit 50`,
      [tenant_id],
    )
    const scores = await models.score(
      admin,
      model,
      rows.map(({ id }) => id),
    )
    expect(rows.length).toBeGreaterThan(10)
    expect(scores.map(({ result }) => result.prediction?.score)).toEqual(
      rows.map(({ lead_score }) => lead_score),
    )
    expect(new Set(scores.map(({ result }) => result.prediction?.version.version))).toEqual(new Set([1]))
  })

  it('makes no second version when the process dies between the version and the end of the job', async () => {
    const { models, crm } = world
    const { store } = crm.core.models(tenant_id)
    const onnx = await store.bytes(version.id)
    const job = await models.train(admin, model)
    const { sha256, report } = version
    const stage = 'candidate' as const
    await store.add({ id: job.id, model, origin: 'own', onnx, sha256, report, stage, created_by: user_id })
    await models.settled()
    expect((await models.summary(admin, model)).job).toMatchObject({ id: job.id, status: 'done', version: 2 })
    expect((await store.versions(model)).map(({ version }) => version)).toEqual([2, 1])
  })

  it('goes through all records when it rescores, and says so', async () => {
    const { models } = world
    await models.rescore(admin, model)
    await models.settled()
    const { job } = await models.summary(admin, model)
    expect(job).toMatchObject({ kind: 'rescore', status: 'done', done: 600, of: 600 })
  })

  it('does so by itself once a week, and not twice', async () => {
    const { models, crm } = world
    const jobOf = async () => (await models.summary(admin, model)).job
    const before = await jobOf()
    await models.watch()
    expect(await jobOf()).toEqual(before)
    crm.clock.advance(8 * 86_400_000)
    await models.watch()
    const asked = await jobOf()
    expect(asked).toMatchObject({ kind: 'rescore', requested_by: null })
    expect(asked?.id).not.toBe(before?.id)
    await models.watch()
    await models.settled()
    await models.watch()
    expect(await jobOf()).toMatchObject({ id: asked?.id, status: 'done', done: 600 })
  })
})

describe('training on too little', () => {
  it.each([
    ['a few leads', 3, 'unqualified', 'too_few_rows'],
    ['leads that all ended in the same way', 120, 'unqualified', 'one_outcome'],
  ])(
    'as %s is refused with the reason, and the base model goes on answering',
    async (_, count, status, refused) => {
      await using world = await freshWorld()
      const { crm, models } = world
      const admin = crm.as('admin')
      const leads = await crm.saveAll(
        'lead',
        Array.from({ length: count }, (__, at) => ({ last_name: `Lead ${at}`, company: `Co ${at}` })),
      )
      crm.clock.advance(20 * 86_400_000)
      const ended = leads.map(({ record }) => ({ id: record.id, status }))
      await crm.saveAll('lead', ended)
      crm.clock.advance(86_400_000)
      await models.train(admin, model)
      await models.settled()
      const { job, versions } = await models.summary(admin, model)
      expect(job).toMatchObject({ status: 'done', version: null, refused, error: null })
      expect(versions).toEqual([])
      const lead = await crm.given(Lead, {})
      const [scored] = await models.score(crm, model, [lead.id])
      expect(scored?.result.prediction?.version.origin).toBe('base')
    },
  )

  it('leaves what fails named in the job, and is free for the next', async () => {
    const heard: Error[] = []
    await using world = await freshWorld({ report: (error) => heard.push(error) })
    const { crm, models } = world
    const admin = crm.as('admin')
    const job = await models.train(admin, 'churn')
    await crm.core.models(testTenants.a).jobs.end(job.id, { error: 'internal' })
    expect((await models.summary(admin, 'churn')).job).toMatchObject({ status: 'failed' })
    await models.train(admin, 'churn')
    await models.settled()
    expect((await models.summary(admin, 'churn')).job).toMatchObject({
      status: 'done',
      refused: 'too_few_rows',
    })
    expect(heard).toEqual([])
  })
})
