import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openCrm } from '../open.ts'
import { startChild } from '../store/fixtures/child.ts'
import { templateDatabase } from '../store/pglite/template.ts'
import { insertPeople, testMailbox, testPeople } from '../testing/index.ts'
import { bytesOf } from './testing.ts'

const script = new URL('./fixtures/import-until-killed.ts', import.meta.url)
const rows = 2500
const few = 1500
let data_dir: string

beforeEach(async () => {
  data_dir = await mkdtemp(join(tmpdir(), 'hotcrm-import-'))
})
afterEach(() => rm(data_dir, { recursive: true, force: true }))

const open = (template?: Blob) =>
  openCrm({
    database: { kind: 'embedded', data_dir, ...(template && { template }) },
    imports_dir: join(data_dir, 'imports'),
    clock: { now: () => new Date() },
    mail: testMailbox(),
  })

const contentOf = (lines: readonly string[]) => bytesOf(`Last name,E-mail\n${lines.join('')}`)
/** Works in a process of its own until what stands in the store has ended. */
async function workedOff(): Promise<void> {
  const worker = startChild(script, data_dir)
  await worker.line(/^(done|reverted)/)
  await worker.line(/closed/)
}

it('goes on after kill -9 where its last chunk ended, and stores each row once', async () => {
  const before = await open(await templateDatabase())
  await insertPeople(before.pool)
  const crm = before.as(testPeople.rep)
  const lines = Array.from(
    { length: rows },
    (_, i) => `Person ${i},${i % 100 === 0 ? 'wrong' : `p${i}@x.co`}\n`,
  )
  const { id } = await crm.imports.upload('contact', { name: 'people.csv', content: contentOf(lines) })
  await crm.imports.start([id])
  await before.close()

  for (const at of [500, 1500]) {
    const worker = startChild(script, data_dir)
    await worker.line(new RegExp(`running (${at}|${at + 500})`))
    await worker.kill()
  }
  await workedOff()

  const after = await open()
  const run = await after.as(testPeople.rep).imports.get(id)
  expect(run).toMatchObject({ status: 'done', counts: { read: rows, created: rows - 25, failed: 25 } })
  const { rows: found } = await after.pool.query(
    `select count(*)::int as people, count(distinct email)::int as addresses,
       (select count(*)::int from import_row) as entries, (select count(*)::int from import_issue) as issues,
       (select count(*)::int from audit_log where action = 'created') as lines,
       (select count(*)::int from search_document where object = 'contact') as documents from contact`,
  )
  await after.close()
  const made = rows - 25
  expect(found).toEqual([
    { people: made, addresses: made, entries: made, issues: 25, lines: made, documents: made },
  ])
}, 600_000)

it('goes on taking back after kill -9, and takes each record back once', async () => {
  const before = await open(await templateDatabase())
  await insertPeople(before.pool)
  const lines = Array.from({ length: few }, (_, i) => `Person ${i},p${i}@x.co\n`)
  const { imports } = before.as(testPeople.rep)
  const { id } = await imports.upload('contact', { name: 'people.csv', content: contentOf(lines) })
  await imports.start([id])
  await before.close()
  await workedOff()
  const between = await open()
  await between.as(testPeople.rep).imports.revert(id)
  await between.close()

  const worker = startChild(script, data_dir)
  await worker.line(/^reverting (500|1000)/)
  await worker.kill()
  await workedOff()

  const after = await open()
  const run = await after.as(testPeople.rep).imports.get(id)
  expect(run).toMatchObject({ status: 'reverted', reverted: { undone: few, kept: 0 } })
  const { rows: found } = await after.pool.query(
    `select (select count(*)::int from contact) as people, (select count(*)::int from search_document) as documents,
       count(*)::int as lines, count(distinct record_id)::int as records from audit_log where action = 'deleted'`,
  )
  await after.close()
  expect(found).toEqual([{ people: 0, documents: 0, lines: few, records: few }])
}, 600_000)
