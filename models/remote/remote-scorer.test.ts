import { afterEach, describe, expect, it } from 'vitest'
import { startRemoteServer, type RemoteServer, type RemoteServerOptions } from '../testing/remote-server.ts'
import { guardedLookup } from './address.ts'
import type { RemoteEndpointInput } from './endpoint.ts'
import { remoteScorer } from './remote-scorer.ts'

const features = ['size', 'visits']
const rows = [
  [1, 2],
  [-1, null],
  [0.5, 3],
]
const logistic = (x: number) => 1 / (1 + Math.exp(-x))
const known = (value: number) => (Number.isNaN(value) ? 0 : value)
const margin = ([size = 0, visits = 0]: readonly number[]) => 0.3 * known(size) + 0.1 * known(visits)
const model = (row: readonly number[]) => logistic(margin(row))
const expected = rows.map((row) => model(row.map((value) => value ?? Number.NaN)))
const now = () => new Date('2026-06-01T00:00:00Z')
const aws = {
  region: 'eu-central-1',
  service: 'sagemaker',
  access_key_id: 'AKIDEXAMPLE',
  secret_access_key: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
}

const started: RemoteServer[] = []
afterEach(async () => {
  for (const server of started.splice(0)) await server.close()
})
async function serve(options: Partial<RemoteServerOptions> = {}): Promise<RemoteServer> {
  const server = await startRemoteServer({ model, aws, now, ...options })
  started.push(server)
  return server
}
const quick = { backoff_ms: 1, timeout_ms: 5_000 } as const
const plain = (server: RemoteServer, more: object = {}): RemoteEndpointInput => ({
  kind: 'http',
  url: `${server.url}/predict`,
  ...quick,
  ...more,
})
const sagemaker = (server: RemoteServer, more: object = {}): RemoteEndpointInput => ({
  kind: 'sagemaker',
  region: aws.region,
  endpoint: 'lead-score-2',
  access_key_id: aws.access_key_id,
  secret_access_key: aws.secret_access_key,
  url: server.url,
  ...quick,
  ...more,
})
const azure = (server: RemoteServer, more: object = {}): RemoteEndpointInput => ({
  kind: 'azure',
  url: `${server.url}/score`,
  key: 'azure-key',
  ...quick,
  ...more,
})
const scored = async (endpoint: RemoteEndpointInput, of: readonly (readonly (number | null)[])[] = rows) => {
  const scores = await remoteScorer(endpoint, features, now).score(of)
  return scores.map(({ probability }) => probability)
}

describe('a model elsewhere', () => {
  it('scores over plain HTTP, missing values included, in the order of the rows', async () => {
    const server = await serve({ key: 'secret' })
    expect(await scored(plain(server, { token: 'secret' }))).toEqual(expected)
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({ features, rows })
  })
  it('scores at a SageMaker endpoint, in CSV and in JSON, with a signature that the other side verifies', async () => {
    const server = await serve()
    expect(await scored(sagemaker(server))).toEqual(expected)
    expect(await scored(sagemaker(server, { format: 'json' }))).toEqual(expected)
    expect(await scored(sagemaker(server, { session_token: 'a-session' }))).toEqual(expected)
    expect(server.requests[0]).toMatchObject({
      path: '/endpoints/lead-score-2/invocations',
      body: '1,2\n-1,\n0.5,3',
    })
    expect(server.requests[2]?.headers['x-amz-security-token']).toBe('a-session')
    expect(server.requests[0]?.headers.host).toBe(new URL(server.url).host)
  })
  it('scores at an Azure ML endpoint and names the deployment', async () => {
    const server = await serve({ key: 'azure-key' })
    expect(await scored(azure(server, { deployment: 'blue' }))).toEqual(expected)
    expect(server.requests[0]?.headers['azureml-model-deployment']).toBe('blue')
  })
  it('is asked in batches', async () => {
    const server = await serve()
    expect(await scored(plain(server, { batch: 2 }))).toEqual(expected)
    expect(server.requests).toHaveLength(2)
    expect(await scored(plain(server), [])).toEqual([])
    expect(server.requests).toHaveLength(2)
  })
  it('tells reasons only where it gives complete ones that add up', async () => {
    const split = ([size = 0, visits = 0]: readonly number[]) => [0.3 * known(size), 0.1 * known(visits)]
    const answers = [
      { reasons: (row: readonly number[]) => ({ base: 0, shap: split(row) }), told: true },
      { reasons: (row: readonly number[]) => ({ base: 0.5, shap: split(row) }), told: false },
      { reasons: (row: readonly number[]) => ({ base: 0, shap: split(row).slice(1) }), told: false },
    ]
    for (const { reasons, told } of answers) {
      const [first] = await remoteScorer(plain(await serve({ reasons })), features, now).score(rows)
      expect(first?.reasons !== null).toBe(told)
    }
    const [without] = await remoteScorer(sagemaker(await serve()), features, now).score(rows)
    expect(without?.reasons).toBeNull()
  })
})

describe('what goes wrong over there', () => {
  it('is tried again after too many requests, a fault, throttling and a lost connection', async () => {
    const server = await serve({ faults: [429, 503, 'throttled', 'hang_up'] })
    expect(await scored(sagemaker(server, { attempts: 5 }))).toEqual(expected)
    expect(server.requests).toHaveLength(5)
  })
  it('is not tried again where it would be the same', async () => {
    for (const status of [400, 401, 403, 404, 501]) {
      const server = await serve({ faults: [status] })
      await expect(scored(plain(server))).rejects.toMatchObject({
        code: 'remote_refused',
        params: { status },
      })
      expect(server.requests).toHaveLength(1)
    }
  })
  it('ends by name when every attempt fails', async () => {
    const failing = await serve({ faults: [500, 500, 500, 500, 500] })
    await expect(scored(plain(failing, { attempts: 3 }))).rejects.toMatchObject({ code: 'remote_refused' })
    expect(failing.requests).toHaveLength(3)
    const gone = await serve()
    await gone.close()
    await expect(scored(plain(gone, { attempts: 2 }))).rejects.toMatchObject({ code: 'unavailable' })
  })
  it('ends within the budget, however long the other side asks to wait', async () => {
    const server = await serve({ faults: [429, 429], retry_after: 3600 })
    await expect(scored(plain(server, { budget_ms: 200 }))).rejects.toMatchObject({
      code: 'remote_refused',
      params: { status: 429 },
    })
    expect(server.requests).toHaveLength(1)
  })
  it('is not waited for: a silent endpoint is a timeout', async () => {
    const server = await serve({ faults: ['hang', 'hang'] })
    await expect(scored(plain(server, { timeout_ms: 50, attempts: 2 }))).rejects.toMatchObject({
      code: 'timeout',
    })
    expect(server.requests).toHaveLength(2)
  })
  it('ends at once when the caller gives up', async () => {
    const server = await serve({ faults: ['hang'] })
    const caller = new AbortController()
    const asked = remoteScorer(plain(server), features, now).score(rows, caller.signal)
    setTimeout(() => caller.abort(new Error('enough')), 20)
    await expect(asked).rejects.toThrow('enough')
  })
  it('never becomes a score: other content, too much of it, classes, no probabilities', async () => {
    const answers: Partial<RemoteServerOptions>[] = [
      { faults: ['garbage'] },
      { faults: ['huge'] },
      { model: () => 1.5 },
      { model: () => Number.NaN },
      { model: (row) => (model(row) > 0.5 ? 1 : 0) },
    ]
    for (const options of answers)
      for (const endpoint of [plain, sagemaker])
        await expect(scored(endpoint(await serve(options)))).rejects.toMatchObject({ code: 'remote_answer' })
  })
  it('is not read on when it is longer than it may be', async () => {
    const server = await serve({ faults: ['huge'] })
    await expect(scored(plain(server, { max_bytes: 1000 }))).rejects.toMatchObject({
      params: { reason: 'more than 1000 bytes' },
    })
  })
  it('is an endpoint that follows nobody elsewhere', async () => {
    const server = await serve({ faults: ['redirect'] })
    await expect(scored(plain(server))).rejects.toMatchObject({
      code: 'remote_refused',
      params: { status: 302 },
    })
  })
  it('says what the other side says of a wrong key, and never the key', async () => {
    const server = await serve({ key: 'other' })
    const failed: unknown = await scored(azure(server)).catch((error: unknown) => error)
    expect(failed).toMatchObject({ code: 'remote_refused', params: { status: 401 } })
    expect(String(failed)).not.toContain('azure-key')
    const wrong = sagemaker(await serve(), { secret_access_key: 'wrong' })
    await expect(scored(wrong)).rejects.toMatchObject({ params: { status: 403 } })
  })
  it('does not accept an old signature, so the clock that signs is the one handed in', async () => {
    const server = await serve({ now: () => new Date('2026-06-01T01:00:00Z') })
    await expect(scored(sagemaker(server))).rejects.toMatchObject({ code: 'remote_refused' })
  })
})

describe('an endpoint that is described', () => {
  const described = (url: string, more: object = {}) =>
    remoteScorer({ kind: 'http', url, ...more }, features, now)
  it.each([
    'http://models.example.com/predict',
    'https://169.254.169.254/latest/meta-data',
    'https://10.1.2.3/predict',
    'https://192.168.1.1/',
    'https://[fd00::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://0x0a000001/',
    'https://user:pass@example.com/',
    'ftp://example.com/',
  ])('may not point to %s', (url) => {
    expect(() => described(url)).toThrow(expect.objectContaining({ code: 'remote_address' }))
  })
  it('may point inside where an administrator allows it, but never to where machines keep their keys', () => {
    expect(described('http://10.1.2.3/predict', { allow_private: true }).origin).toBe('remote')
    expect(() => described('http://169.254.169.254/', { allow_private: true })).toThrow(
      expect.objectContaining({ code: 'remote_address' }),
    )
  })
  it('is looked up anew for each connection: a name that has come to point inside leads nowhere', async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>()
    guardedLookup('models.example.com', false)('localhost', {}, (error) => resolve(error))
    expect(await promise).toMatchObject({ code: 'remote_address' })
  })
  it('is refused with the place that is wrong, and without its secrets', () => {
    const wrong = { kind: 'sagemaker', region: 'eu', secret_access_key: 'hush' } as unknown
    const describe = () => remoteScorer(wrong as RemoteEndpointInput, features, now)
    expect(describe).toThrow(expect.objectContaining({ code: 'configuration' }))
    expect(describe).toThrow(/region/)
    expect(describe).not.toThrow(/hush/)
  })
  it('takes rows of its features only', async () => {
    const server = await serve()
    await expect(scored(plain(server), [[1, 2, 3]])).rejects.toMatchObject({ code: 'invalid' })
    expect(server.requests).toHaveLength(0)
  })
})
