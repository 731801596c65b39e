import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blueHarbor, northwind } from '#crm-core'
import type { ModelJob, ModelReport, ModelSummary, ModelVersion } from '#crm-core/contract'
import { baseModel } from '#models'
import { modelJob, modelSummary, modelVersion } from '../answers/models.ts'
import { problem } from '../answers/problem.ts'
import { testServer } from '../testing.ts'
import type { Call, TestServer } from '../testing.ts'

let server: TestServer
let admin: Call
let tom: Call
let kim: Call
beforeAll(async () => {
  server = await testServer()
  admin = server.as(northwind.admin)
  tom = server.as(northwind.tom)
  kim = server.as(blueHarbor.admin)
})
afterAll(() => server.close())

const patience = { timeout: 60_000 }
const chinese = { 'accept-language': 'zh-CN' }
const summary = async (call: Call = admin, model = 'lead-score') =>
  (await call('GET', `/models/${model}`)).json<ModelSummary>()
const ended = async (call: Call, model: string): Promise<ModelJob> => {
  await expect.poll(async () => (await summary(call, model)).job?.finished_at, patience).toBeTruthy()
  const { job } = await summary(call, model)
  if (!job) throw new Error('no job')
  return job
}
const workspaceOf = async (email: string) => {
  const { core } = server.hotcrm
  return core.models((await core.actorByEmail(email, 'api')).tenant_id)
}
/** A version of the workspace's own; it answers as the base model does. */
async function candidate(change: Partial<ModelReport> = {}): Promise<ModelVersion> {
  const base = await baseModel('lead-score')
  if (!base) throw new Error('no base model')
  const { onnx, sha256, report } = base
  const { store } = await workspaceOf(northwind.admin)
  return store.add({
    model: 'lead-score',
    origin: 'own',
    onnx,
    sha256,
    report: { ...report, ...change },
    stage: 'candidate',
    created_by: null,
  })
}
const stage = (call: Call, version: number, body: object, headers = {}) =>
  call('POST', `/models/lead-score/versions/${version}/stage`, { body, headers })

describe('training and rescoring over HTTP', () => {
  it('run in the background, and too little history is told as such', async () => {
    const begun = await kim('POST', '/models/lead-score/train')
    expect([begun.status, modelJob.safeParse(begun.json()).error?.issues ?? []]).toEqual([202, []])
    expect(await ended(kim, 'lead-score')).toMatchObject({
      id: begun.json<ModelJob>().id,
      kind: 'train',
      status: 'done',
      version: null,
      refused: 'too_few_rows',
    })
    expect((await kim('POST', '/models/lead-score/rescore')).status).toBe(202)
    expect(await ended(kim, 'lead-score')).toMatchObject({ kind: 'rescore', status: 'done', error: null })
  })

  it('are begun once, however often the same request comes', async () => {
    const headers = { 'idempotency-key': 'train-churn-1' }
    const begun = await kim('POST', '/models/churn/train', { headers })
    expect((await kim('POST', '/models/churn/train', { headers })).json()).toEqual(begun.json())
    await ended(kim, 'churn')
  })

  it('wait for what is under way, in both languages', async () => {
    const { jobs } = await workspaceOf(northwind.admin)
    const running = await jobs.add('win-probability', 'train', null)
    const answer = await admin('POST', '/models/win-probability/rescore')
    expect(answer.json()).toMatchObject({ status: 409, code: 'model_job_running' })
    const words = await admin('POST', '/models/win-probability/train', { headers: chinese })
    expect(words.json<{ detail: string }>().detail).toContain('正在训练或重新评分')
    await jobs.end(running?.id ?? '', {})
  })
})

describe('deciding on versions over HTTP', () => {
  it('makes a version answer, and takes it back', async () => {
    const [one, two] = [await candidate(), await candidate()]
    const answer = await stage(admin, one.version, { stage: 'champion' })
    expect(modelVersion.safeParse(answer.json()).error?.issues ?? []).toEqual([])
    expect(answer.json()).toMatchObject({
      stage: 'champion',
      staged_for: expect.stringContaining('decided by'),
    })
    expect((await stage(admin, two.version, { stage: 'challenger', share: 0.25 })).json()).toMatchObject({
      stage: 'challenger',
      share: 0.25,
    })
    const now = await admin('GET', '/models/lead-score')
    expect(modelSummary.safeParse(now.json()).error?.issues ?? []).toEqual([])
    expect(now.json()).toMatchObject({ serving: { version: one.version, origin: 'own' } })
    await stage(admin, two.version, { stage: 'champion' })
    const back = await admin('POST', '/models/lead-score/rollback', { body: { reason: 'scores look odd' } })
    expect(back.json()).toMatchObject({ serving: { version: one.version } })
    const versions = back.json<ModelSummary>().versions
    expect(versions.find(({ version }) => version === two.version)).toMatchObject({
      stage: 'rolled_back',
      staged_for: 'scores look odd',
    })
    await admin('POST', '/models/lead-score/rollback', { body: { reason: 'and this one' } })
    const none = await admin('POST', '/models/lead-score/rollback', { body: { reason: 'once more' } })
    expect(none.json()).toMatchObject({ status: 409, code: 'no_version_before' })
    expect((await summary()).serving).toMatchObject({ version: 0, origin: 'base' })
  })

  it('refuses a version that its report refuses, one that is none, and shares that are none', async () => {
    const { version } = await candidate({ refused: 'no_better_than_base_rate' })
    for (const to of ['champion', 'challenger', 'shadow'])
      expect((await stage(admin, version, { stage: to })).json()).toMatchObject({
        status: 409,
        code: 'model_refused',
      })
    const unknown = await stage(admin, 999, { stage: 'champion' }, chinese)
    expect(unknown.json()).toMatchObject({ status: 404, code: 'unknown_model_version' })
    expect(unknown.json<{ detail: string }>().detail).toContain('没有版本 999')
    const other = await candidate()
    for (const body of [{}, { stage: 'retired' }, { stage: 'challenger', share: 1.5 }, { stage: 'king' }])
      expect((await stage(admin, other.version, body)).status).toBe(422)
    for (const body of [{}, { reason: ' ' }])
      expect((await admin('POST', '/models/lead-score/rollback', { body })).status).toBe(422)
  })

  it('is for the administrators of the workspace only', async () => {
    const { version } = await candidate()
    for (const [path, body] of [
      ['train'],
      ['rescore'],
      [`versions/${version}/stage`, { stage: 'champion' }],
      ['rollback', { reason: 'x' }],
    ] as const) {
      const refused = await tom('POST', `/models/lead-score/${path}`, { body, headers: chinese })
      expect(problem.safeParse(refused.json()).error?.issues ?? []).toEqual([])
      expect(refused.json()).toMatchObject({ status: 403, code: 'forbidden' })
      expect(refused.json<{ detail: string }>().detail).toContain('您的角色无权执行此操作')
    }
    const foreign = await stage(kim, version, { stage: 'champion' })
    expect(foreign.json()).toMatchObject({ status: 404, code: 'unknown_model_version' })
    expect((await summary(kim)).versions).toEqual([])
    expect((await summary()).versions.find((one) => one.version === version)?.stage).toBe('candidate')
    for (const [path, body] of [
      ['train'],
      ['rollback', { reason: 'x' }],
      ['versions/1/stage', { stage: 'champion' }],
    ] as const)
      expect((await admin('POST', `/models/luck/${path}`, { body })).json()).toMatchObject({
        status: 404,
        code: 'unknown_model',
      })
  })
})
