import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoTemplate, lentDatabase } from '#crm-core/testing'
import { openHotcrm } from './compose.ts'
import type { Hotcrm } from './compose.ts'
import { readConfig } from './config.ts'
import { inProcessFetch } from './in-process.ts'

/** A Friday morning in the demo's zone. */
export const testNow = '2026-11-20T02:00:00Z'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The JSON of the answer; what it holds is for the test to say. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a test names what it expects
  json<T = Record<string, unknown>>(): T
}
export interface CallOptions {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}
export type Call = (method: string, path: string, options?: CallOptions) => Promise<Answer>

/** The whole product over a store in memory, with the demo in it. */
export interface TestServer {
  readonly hotcrm: Hotcrm
  readonly data_dir: string
  /** Calls in the name of a user. */
  as(email: string): Call
  /** Calls without any credential but those in the headers. */
  readonly anonymous: Call
  close(): Promise<void>
}

export async function testServer(env: NodeJS.ProcessEnv = {}): Promise<TestServer> {
  const data_dir = await mkdtemp(join(tmpdir(), 'hotcrm-server-'))
  const config = readConfig({
    HOTCRM_DATA_DIR: data_dir,
    HOTCRM_NOW: testNow,
    LOG_LEVEL: 'silent',
    TZ: 'UTC',
    PORT: '0',
    ...env,
  })
  const hotcrm = await openHotcrm(config, {
    database:
      config.demo === 'none' ? lentDatabase() : { kind: 'memory', template: await demoTemplate(testNow) },
  })
  await hotcrm.work()
  const call = (common: Readonly<Record<string, string>>): Call => callWith(hotcrm, common)
  return {
    hotcrm,
    data_dir,
    anonymous: call({}),
    as: (email) => call({ authorization: `Bearer ${hotcrm.local.credential}`, 'x-hotcrm-as': email }),
    async close() {
      await hotcrm.close()
      await rm(data_dir, { recursive: true, force: true })
    },
  }
}

function callWith({ app }: Hotcrm, common: Readonly<Record<string, string>>): Call {
  const fetch = inProcessFetch(app)
  return async (method, path, { body, headers } = {}) => {
    const response = await fetch(path.startsWith('/api/') ? path : `/api/v2${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...common, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) }
  }
}
