import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { RunResult } from '#agent/events'
import { createClient, type Client } from '#client'
import { inProcessFetch, openHotcrm, readConfig, type Hotcrm } from '#server'

/** What an example must leave behind. */
type Expects = (result: RunResult, client: Client) => void | Promise<void>

const highValue = (result: RunResult): void => {
  expect(result.status).toBe('completed')
  expect(result.steps[0]?.records.length).toBeGreaterThanOrEqual(3)
}
const oneMailEach = (result: RunResult): void => {
  expect(result.status).toBe('approval_required')
  expect(result.approvals).toMatchObject([{ tool: 'send_email', rows: result.steps[0]?.records.length }])
}
const deal = async (client: Client, name: string) =>
  (await client.records.query('opportunity', { filter: { field: 'name', op: '=', value: name } })).items[0]
const sumsByStage = (result: RunResult): void => {
  expect(result.status).toBe('completed')
  expect(result.plan).toMatchObject([{ tool: 'aggregate_records', args: { object: 'opportunity' } }])
  expect(result.reply).toContain('|')
}

/** One for each example of the README, in its order. */
const expectations: Readonly<Record<'en' | 'zh', readonly Expects[]>> = {
  en: [
    highValue,
    oneMailEach,
    async (result, client) => {
      expect(result.status).toBe('completed')
      const renewal = await deal(client, 'Globex renewal')
      expect(renewal).toMatchObject({ stage: 'negotiation', close_date: expect.stringMatching(/-04-30$/) })
    },
    async (result, client) => {
      expect(result.status).toBe('completed')
      const id = z.string().parse(result.steps.at(-1)?.records[0]?.id)
      const task = await client.records.get('task', id)
      expect(task).toMatchObject({
        subject: expect.stringMatching(/call Dana/i),
        due_date: '2026-12-01',
        status: 'open',
      })
    },
    sumsByStage,
  ],
  zh: [
    oneMailEach,
    async (result, client) => {
      expect(result.status).toBe('completed')
      expect(await deal(client, '华信科技续约')).toMatchObject({
        stage: 'negotiation',
        amount: { amount: '350000.00', currency: 'CNY' },
      })
    },
    (result) => {
      expect(result).toMatchObject({
        status: 'completed',
        plan: [{ tool: 'search_records', args: { object: 'task' } }],
      })
    },
    (result) => {
      expect(result).toMatchObject({
        status: 'approval_required',
        approvals: [{ tool: 'send_email', rows: 1 }],
      })
    },
    sumsByStage,
  ],
}

let home = ''
let hotcrm: Hotcrm
let examples: Readonly<Record<'en' | 'zh', string[]>>
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hotcrm-readme-'))
  const env = {
    HOTCRM_DATA_DIR: join(home, 'data'),
    HOTCRM_NOW: '2026-11-23T02:00:00Z',
    TZ: 'Asia/Shanghai',
    LOG_LEVEL: 'silent',
  }
  hotcrm = await openHotcrm(readConfig(env))
  await hotcrm.work()
  examples = examplesOf(await readFile(join(import.meta.dirname, '../README.md'), 'utf8'))
}, 120_000)
afterAll(async () => {
  await hotcrm.close()
  await rm(home, { recursive: true, force: true })
})

/** The numbered lines below "Five things to try", English before Chinese. */
function examplesOf(readme: string): { en: string[]; zh: string[] } {
  const section = readme.split('## Five things to try')[1]?.split('\n## ')[0] ?? ''
  const lines = [...section.matchAll(/^\d\. `(.+)`$/gm)].map((match) => match[1] ?? '')
  return { en: lines.slice(0, 5), zh: lines.slice(5) }
}

async function say(text: string, as: string): Promise<{ result: RunResult; client: Client }> {
  const headers = { authorization: `Bearer ${hotcrm.local.credential}`, 'x-hotcrm-as': as }
  const client = createClient({
    base_url: 'http://hotcrm.invalid',
    fetch: inProcessFetch(hotcrm.app),
    headers,
  })
  const thread = await client.threads.create()
  let run_id = ''
  for await (const { event } of client.runs.start(thread.id, text))
    if (event['type'] === 'RUN_STARTED') run_id = z.string().parse(event['runId'])
  return { result: await client.runs.result(run_id), client }
}

describe.each([
  ['en', 'tom@northwind.test'],
  ['zh', 'lina@northwind.test'],
] as const)('the examples of the README in %s', (language, as) => {
  it('are five', () => expect(examples[language]).toHaveLength(5))

  it.each(expectations[language].map((expects, at) => ({ at, expects })))(
    'do what they say: number $at',
    async ({ at, expects }) => {
      const { result, client } = await say(examples[language][at] ?? '', as)
      expect(result.language).toBe(language)
      await expects(result, client)
    },
  )
})
