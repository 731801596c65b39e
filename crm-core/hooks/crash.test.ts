import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Lead } from '../objects/sales/lead.ts'
import { openCrm } from '../open.ts'
import { startChild } from '../store/fixtures/child.ts'
import { templateDatabase } from '../store/pglite/template.ts'
import { testMailbox } from '../testing/mailbox.ts'
import { insertPeople, testPeople } from '../testing/people.ts'
import { Hook } from './hook.ts'

const script = new URL('./fixtures/follow-until-killed.ts', import.meta.url)
const leads = 15
let data_dir: string

beforeEach(async () => {
  data_dir = await mkdtemp(path.join(tmpdir(), 'hotcrm-hooks-'))
})
afterEach(async () => rm(data_dir, { recursive: true, force: true }))

it('does for each event exactly once what its hook does, when the process is killed between any two steps', async () => {
  const open = async () =>
    openCrm({
      database: { kind: 'embedded', data_dir, template: await templateDatabase() },
      clock: { now: () => new Date() },
      mail: testMailbox(),
      hooks: [Hook.create(Lead, 'welcome', { on: 'afterCreate', run: async () => undefined })],
    })
  const before = await open()
  await insertPeople(before.pool)
  const names = Array.from({ length: leads }, (_, n) => ({ last_name: `Lead ${n}` }))
  await before.as(testPeople.rep).saveAll('lead', names)
  await before.close()

  for (const step of [/taken/, /saved/, /taken/, /saved/, /saved/]) {
    const worker = startChild(script, data_dir, '60')
    await worker.line(step)
    await worker.kill()
  }
  const last = startChild(script, data_dir)
  await last.line(/all followed/)
  await last.kill()

  const after = await open()
  const { rows } = await after.pool.query(
    `select (select count(*)::int from task) as tasks, (select count(distinct who_id)::int from task) as leads,
       count(*) filter (where status = 'done')::int as done, max(attempts) as most
     from hook_delivery where hook = 'welcome'`,
  )
  await after.close()
  expect(rows).toMatchObject([{ tasks: leads, leads, done: leads }])
  expect(rows[0].most).toBeGreaterThan(1)
}, 180_000)
