import { spawn, type ChildProcess } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { createClient, type Client } from '#client'
import { findLocalServer } from '#server'

/** Rounds of kill -9, at moments spread over the life of the run; the suite runs a few, CRASH_ROUNDS more. */
const rounds = Number(process.env['CRASH_ROUNDS'] ?? 3)
const mails = 20
const longest_ms = 1500

interface Server {
  readonly child: ChildProcess
  readonly client: Client
}
let place = ''
let prepared = ''
let approval = ''
let run = ''

/** A server process of its own on a data directory, and a client of its admin. */
async function start(data_dir: string): Promise<Server> {
  const env = {
    ...process.env,
    HOTCRM_DATA_DIR: data_dir,
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATABASE_URL: '',
    REDIS_URL: '',
  }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), 'serve'], {
    stdio: 'ignore',
    env,
  })
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const found = await findLocalServer(data_dir)
    if (found?.pid === child.pid && found?.address && found.credential)
      return {
        child,
        client: createClient({
          base_url: found.address,
          headers: { authorization: `Bearer ${found.credential}` },
        }),
      }
    await pause(50)
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const kill = ({ child }: Server, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })

/** Twenty leads of one company, and a run that waits for the approval of a mail to each. */
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'hotcrm-crash-'))
  prepared = join(place, 'prepared')
  const server = await start(prepared)
  for (let at = 1; at <= mails; at++)
    await server.client.records.create('lead', {
      first_name: `Lead${at}`,
      last_name: 'Crash',
      company: 'Crashproof',
      email: `lead${at}@crashproof.test`,
    })
  const thread = await server.client.threads.create()
  for await (const { event } of server.client.runs.start(
    thread.id,
    'Find leads with company Crashproof and send each a welcome email',
  ))
    if (event['type'] === 'RUN_STARTED') run = z.string().parse(event['runId'])
  const [open, ...others] = await server.client.approvals.list()
  expect(others).toEqual([])
  expect(open?.rows).toHaveLength(mails)
  approval = open?.id ?? ''
  await kill(server, 'SIGTERM')
}, 180_000)
afterAll(() => rm(place, { recursive: true, force: true }))

it.each(Array.from({ length: rounds }, (_, at) => Math.round((longest_ms * (at + Math.random())) / rounds)))(
  'sends each of the twenty approved mails exactly once when it is killed %i ms after the approval',
  async (moment) => {
    const data = join(place, `killed-at-${moment}`)
    await cp(prepared, data, { recursive: true })
    const first = await start(data)
    const decided = first.client.approvals.decide(approval, { decision: 'approve' }).then(
      () => true,
      () => false,
    )
    await pause(moment)
    await kill(first, 'SIGKILL')

    const second = await start(data)
    // An approval that the first process had not acknowledged is given again; one that it had must stand.
    const stored = (await second.client.approvals.get(approval)).status === 'decided'
    if (await decided) expect(stored).toBe(true)
    if (!stored) await second.client.approvals.decide(approval, { decision: 'approve' })
    await until(async () => (await second.client.runs.result(run).catch(() => null))?.status === 'completed')
    await until(async () => (await crashMails(second)).length >= mails)
    await pause(300)
    const received = await crashMails(second)
    expect(received).toHaveLength(mails)
    expect(new Set(received.map((mail) => mail.to)).size).toBe(mails)
    const emails = await second.client.records.query('email', {
      filter: { field: 'to_address', op: 'contains', value: 'crashproof' },
      limit: 200,
    })
    expect(emails.items.map((email) => email['status'])).toEqual(Array.from({ length: mails }, () => 'sent'))
    const activities = await second.client.records.aggregate('activity', {
      filter: {
        field: 'who_id',
        op: 'in',
        value: emails.items.map((email) => z.string().parse(email['to_id'])),
      },
      measures: [{ fn: 'count' }],
    })
    expect(activities[0]?.values).toEqual([mails])
    await kill(second, 'SIGTERM')
    await rm(data, { recursive: true, force: true })
  },
  120_000,
)

const crashMails = async ({ client }: Server) =>
  (await client.mailbox.list()).filter((mail) => mail.to.includes('crashproof'))

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(100)
}
