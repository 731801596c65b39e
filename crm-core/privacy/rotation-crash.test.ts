import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { verifyAudit } from '../audit/verify.ts'
import { openCrm } from '../open.ts'
import { startChild } from '../store/fixtures/child.ts'
import { templateDatabase } from '../store/pglite/template.ts'
import { testMailbox } from '../testing/mailbox.ts'
import { insertPeople, testPeople, testTenants } from '../testing/people.ts'

const script = new URL('./fixtures/rotate-until-killed.ts', import.meta.url)
const people = 1000
let data_dir: string
beforeEach(async () => {
  data_dir = await mkdtemp(path.join(tmpdir(), 'hotcrm-keys-'))
})
afterEach(() => rm(data_dir, { recursive: true, force: true }))

it('a rotation that is killed at any moment goes on by itself and comes to its end once', async () => {
  const open = async () =>
    openCrm({
      database: { kind: 'embedded', data_dir, template: await templateDatabase() },
      clock: { now: () => new Date() },
      mail: testMailbox(),
    })
  const before = await open()
  await insertPeople(before.pool)
  const rows = Array.from({ length: people }, (_, n) => ({
    name: `P${n}`,
    hire_date: '2026-01-05',
    national_id: `id number ${n}`,
  }))
  await before.as(testPeople.admin).saveAll('employee', rows)
  const { key_id: first } = await before.as(testPeople.admin).keys.status()
  await before.close()

  for (const step of [/^resealed/, /^resealed 100$/]) {
    const child = startChild(script, data_dir, 'step by step')
    await child.line(step)
    await child.kill()
  }
  const last = startChild(script, data_dir, 'work')
  await last.line(/all rotated/)
  await last.kill()

  const after = await open()
  const admin = after.as(testPeople.admin)
  const now = await admin.keys.status()
  expect(now).toMatchObject({ status: 'current', sealed: people, left: 0, retired: 1 })
  expect(now.key_id).not.toBe(first)
  const page = await admin.find('employee', { limit: 200, select: ['name', 'national_id'] })
  for (const { name, national_id } of page.items)
    expect(`P${typeof national_id === 'string' ? national_id.replace('id number ', '') : ''}`).toBe(name)
  const { rows: lines } = await after.pool.query(
    `select action from audit_log where object = 'data_key' order by seq`,
  )
  expect(lines).toEqual([{ action: 'rotation_started' }, { action: 'rotation_finished' }])
  const { a } = testTenants
  expect(await verifyAudit(after.db(a), a)).toMatchObject({ broken_at: null })
  await after.close()
}, 180_000)
