import { afterEach, describe, expect, it } from 'vitest'
import { Account, testTenants, type FreshCrm } from '#crm-core/testing'
import { freshWorld } from '../testing/in-world.ts'
import { plantVersion, stumpFile } from '../testing/planted-version.ts'
import {
  scoringEndpoint,
  type ScoringEndpoint,
  type ScoringEndpointOptions,
} from '../testing/scoring-endpoint.ts'

const model = 'win-probability'
const secret = 'token-that-nobody-sees'
const local = stumpFile({ feature: 'amount', threshold: 1000, above: 0.8, below: 0.2 })

const servers: ScoringEndpoint[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())))
async function endpoint(options: Partial<ScoringEndpointOptions> = {}) {
  const server = await scoringEndpoint({ probability: 0.37, key: secret, ...options })
  servers.push(server)
  return server
}
const described = (server: ScoringEndpoint) => ({
  kind: 'http' as const,
  url: server.url,
  token: secret,
  attempts: 1,
})
const storeOf = (crm: FreshCrm) => crm.core.models(testTenants.a).store

async function deals(crm: FreshCrm, count: number): Promise<string[]> {
  const account = await crm.given(Account, {})
  const saved = await crm.saveAll(
    'opportunity',
    Array.from({ length: count }, (_, at) => ({
      name: `Deal ${at}`,
      account_id: account.id,
      stage: 'negotiation',
      close_date: '2027-03-01',
      amount: at % 2 === 0 ? 2000 : 500,
    })),
  )
  return saved.map(({ record }) => record.id)
}
async function remoteWorld() {
  const heard: Error[] = []
  const world = await freshWorld({ private_endpoints: true, report: (error) => void heard.push(error) })
  return { ...world, heard, admin: world.crm.as('admin') }
}
type Scores = Awaited<ReturnType<Awaited<ReturnType<typeof remoteWorld>>['models']['score']>>
const scoresOf = (scores: Scores) => scores.map(({ result }) => result.prediction?.score ?? result.abstained)

describe('a remote version', () => {
  it('answers once it is the champion: its scores are written, without reasons that it does not give', async () => {
    await using world = await remoteWorld()
    const { crm, models, admin } = world
    const server = await endpoint()
    const version = await models.addRemote(admin, model, described(server))
    expect(version).toMatchObject({ version: 1, origin: 'remote', stage: 'candidate', report: { rows: 0 } })
    expect(server.bodies).toEqual([])
    await models.stage(admin, model, 1, { stage: 'champion' })
    const ids = await deals(crm, 3)
    const scores = await models.score(admin, model, ids)
    expect(scoresOf(scores)).toEqual([37, 37, 37])
    expect(scores[0]).toMatchObject({
      reasons: [],
      result: {
        prediction: { version: { version: 1, origin: 'remote' }, explanation: { contributions: [] } },
      },
    })
    expect(scores[0]?.result.prediction?.explanation.base_score).toBeCloseTo(37)
    expect((await crm.get('opportunity', ids[0] ?? ''))['win_probability']).toBe(37)
    expect(JSON.parse(server.bodies[0] ?? '')).toMatchObject({ features: expect.arrayContaining(['amount']) })
    expect(scoresOf(await models.latest(admin, model, ids))).toEqual([37, 37, 37])
    // Kept predictions are not asked for again.
    await models.score(admin, model, ids)
    expect(server.bodies).toHaveLength(1)
    const [row] = await models.predict(admin, model, [{ amount: 5 }])
    expect(row).toMatchObject({ score: 37, explanation: { contributions: [] } })
    await expect(models.whatIf(admin, model, ids[0] ?? '')).rejects.toMatchObject({
      code: 'unsupported_model',
    })
    await models.watch()
    expect(await models.monitor(admin, model)).toMatchObject({
      version: { origin: 'remote' },
      operations: { errors: 0 },
    })
  })

  it('tells the reasons that an endpoint gives in full', async () => {
    await using world = await remoteWorld()
    const { crm, models, admin } = world
    const width = (await models.summary(admin, model)).features.length
    const shap = Array.from({ length: width }, (_, at) => (at === 0 ? 1 : 0))
    const server = await endpoint({ probability: 1 / (1 + Math.exp(-0.5)), reasons: { base: -0.5, shap } })
    await models.addRemote(admin, model, described(server))
    await models.stage(admin, model, 1, { stage: 'champion' })
    const [score] = await models.score(admin, model, await deals(crm, 1))
    expect(score?.reasons).toHaveLength(1)
    expect(score?.result.prediction?.explanation).toMatchObject({ base: -0.5, margin: 0.5 })
  })

  it('abstains while its endpoint is down, keeps what it said, and gives its place back to the version before', async () => {
    await using world = await remoteWorld()
    const { crm, models, admin, heard } = world
    await plantVersion(storeOf(crm), model, local, 'champion')
    const server = await endpoint()
    await models.addRemote(admin, model, described(server))
    await models.stage(admin, model, 2, { stage: 'champion' })
    const known = await deals(crm, 2)
    expect(scoresOf(await models.score(admin, model, known))).toEqual([37, 37])
    await server.close()
    const open = await deals(crm, 2)
    expect(scoresOf(await models.score(admin, model, [...known, ...open]))).toEqual([
      37,
      37,
      'unusable_model',
      'unusable_model',
    ])
    expect((await crm.get('opportunity', open[0] ?? ''))['win_probability'] ?? null).toBeNull()
    expect(heard.map((error) => error.message).join()).toContain('the remote model cannot be reached')
    const { operations } = await models.monitor(admin, model)
    expect(operations).toMatchObject({ errors: 1 })
    await models.rollback(admin, model, 'it is down')
    expect(scoresOf(await models.score(admin, model, open))).toEqual([80, 20])
  })

  it('is taken back by the watch when its calls fail', async () => {
    await using world = await remoteWorld()
    const { crm, models, admin } = world
    await plantVersion(storeOf(crm), model, local, 'champion')
    const server = await endpoint()
    await models.addRemote(admin, model, described(server))
    await models.stage(admin, model, 2, { stage: 'champion' })
    await server.close()
    const [id = ''] = await deals(crm, 1)
    for (let call = 0; call < 60; call++) await models.score(admin, model, [id])
    await models.monitor(admin, model)
    await models.watch()
    const { serving, alerts } = await models.summary(admin, model)
    expect(serving.version).toBe(1)
    expect(alerts[0]).toMatchObject({ kind: 'errors', action: 'rolled_back' })
  })

  it('harms nobody as challenger or shadow that is down: the champion answers', async () => {
    await using world = await remoteWorld()
    const { crm, models, admin, heard } = world
    await plantVersion(storeOf(crm), model, local, 'champion')
    const server = await endpoint({ faults: ['garbage', 500, 'hang_up'] })
    for (const version of [2, 3]) {
      await models.addRemote(admin, model, described(server))
      await models.stage(
        admin,
        model,
        version,
        version === 2 ? { stage: 'challenger', share: 1 } : { stage: 'shadow' },
      )
    }
    await server.close()
    const ids = await deals(crm, 4)
    expect(scoresOf(await models.score(admin, model, ids))).toEqual([80, 20, 80, 20])
    expect(heard.length).toBeGreaterThan(0)
    expect((await crm.get('opportunity', ids[0] ?? ''))['win_probability']).toBe(80)
  })

  it('leaves records due that it could not score, and scores them once it is back', async () => {
    await using world = await remoteWorld()
    const { crm, models, admin } = world
    const ids = await deals(crm, 2)
    const shown = async () => (await crm.get('opportunity', ids[1] ?? ''))['win_probability']
    const server = await endpoint({ faults: ['hang_up'] })
    await models.addRemote(admin, model, described(server))
    await models.stage(admin, model, 1, { stage: 'champion' })
    await models.settled()
    expect(await shown()).not.toBe(37)
    // Records that were taken and not scored are taken again a minute later.
    crm.clock.advance(61_000)
    await models.settled()
    expect(await shown()).toBe(37)
  })

  it('is asked again some seconds after it could not be reached', async () => {
    await using world = await remoteWorld()
    const { crm, models, admin } = world
    const server = await endpoint({ faults: ['hang_up'] })
    await models.addRemote(admin, model, described(server))
    await models.stage(admin, model, 1, { stage: 'champion' })
    const ids = await deals(crm, 1)
    expect(scoresOf(await models.score(admin, model, ids))).toEqual(['unusable_model'])
    expect(scoresOf(await models.score(admin, model, ids))).toEqual(['unusable_model'])
    expect(server.bodies).toHaveLength(1)
    crm.clock.advance(11_000)
    expect(scoresOf(await models.score(admin, model, ids))).toEqual([37])
  })
})

describe('what a remote version keeps to itself', () => {
  it('its address and keys are in no answer, error, audit line, nor in the database in clear', async () => {
    await using world = await remoteWorld()
    const { crm, models, admin, heard } = world
    const server = await endpoint({ faults: [401, 'hang_up'] })
    const answers: unknown[] = [await models.addRemote(admin, model, described(server))]
    answers.push(await models.stage(admin, model, 1, { stage: 'champion' }))
    const ids = await deals(crm, 1)
    for (let call = 0; call < 2; call++) answers.push(await models.score(admin, model, ids))
    answers.push(await models.predict(admin, model, [{}]).catch((error: unknown) => String(error)))
    answers.push(await models.summary(admin, model), await models.monitor(admin, model), heard.map(String))
    answers.push(heard.map(({ cause }) => String(cause)))
    const { rows } = await crm.core.pool.query(
      `select model_version::text as line from model_version
       union all select audit_log::text from audit_log union all select outbox_event::text from outbox_event
       union all select model_alert::text from model_alert`,
    )
    expect(heard.length).toBeGreaterThan(0)
    const said = JSON.stringify([answers, rows])
    expect(said).not.toContain(secret)
    expect(said).not.toContain(new URL(server.url).port)
  })

  it('is registered by administrators alone, and is not there for another workspace', async () => {
    await using world = await remoteWorld()
    const { crm, models, admin } = world
    const server = await endpoint()
    await expect(models.addRemote(crm.as('rep'), model, described(server))).rejects.toMatchObject({
      code: 'forbidden',
    })
    const { id } = await models.addRemote(admin, model, described(server))
    const theirs = crm.as('foreignAdmin')
    expect((await models.summary(theirs, model)).versions).toEqual([])
    await expect(crm.core.models(testTenants.b).store.endpoint(id)).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('may not be on this machine or in a private network unless the server allows it', async () => {
    await using world = await freshWorld()
    const { crm, models } = world
    const admin = crm.as('admin')
    for (const [url, allow_private] of [
      ['http://127.0.0.1:9/predict', false],
      ['http://localhost:9/predict', false],
      ['https://10.0.0.8/predict', true],
      ['https://169.254.169.254/predict', false],
      ['http://models.example.com/predict', false],
    ] as const)
      await expect(
        models.addRemote(admin, model, { kind: 'http', url, allow_private }),
      ).rejects.toMatchObject({ code: 'remote_address' })
    expect((await models.summary(admin, model)).versions).toEqual([])
  })
})
