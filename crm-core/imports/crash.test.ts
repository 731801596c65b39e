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

it('goes on after kill -9 where its last chunk ended, and stores each row once', async () => {
  const before = await open(await templateDatabase())
  await insertPeople(before.pool)
  const crm = before.as(testPeople.rep)
  const lines = Array.from(
    { length: rows },
    (_, i) => `Person ${i},${i % 100 === 0 ? 'wrong' : `p${i}@x.co`}\n`,
  )
  const content = bytesOf(`Last name,E-mail\n${lines.join('')}`)
  const { id } = await crm.imports.upload('contact', { name: 'people.csv', content })
  await crm.imports.start([id])
  await before.close()

  for (const at of [500, 1500]) {
    const worker = startChild(script, data_dir)
    await worker.line(new RegExp(`running (${at}|${at + 500})`))
    await worker.kill()
  }
  const last = startChild(script, data_dir)
  await last.line(/done/)
  await last.line(/closed/)

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
