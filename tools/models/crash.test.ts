import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openCrm } from '#crm-core'
import { insertPeople, startChild, templateDatabase, testMailbox, testPeople } from '#crm-core/testing'
import { modelsOver } from '../predictions/models-over.ts'
import { plantVersion, stumpFile } from '../testing/planted-version.ts'

const script = new URL('./fixtures/score-until-killed.ts', import.meta.url)
const leads = 12
const minutes = 120_000
let data_dir: string

beforeEach(async () => {
  data_dir = await mkdtemp(path.join(tmpdir(), 'hotcrm-scores-'))
})
afterEach(async () => rm(data_dir, { recursive: true, force: true }))

it('scores each record once and shows its score, when the process is killed between any two steps', async () => {
  const open = async () =>
    openCrm({
      database: { kind: 'embedded', data_dir, template: await templateDatabase() },
      clock: { now: () => new Date() },
      mail: testMailbox(),
    })
  const before = await open()
  const models = modelsOver(before)
  await insertPeople(before.pool)
  const tenant_id = testPeople.rep.tenant_id
  const stump = stumpFile({ feature: 'employees', threshold: 100, above: 0.8, below: 0.2 })
  await plantVersion(before.models(tenant_id).store, 'lead-score', stump, 'champion')
  const rows = Array.from({ length: leads }, (_, n) => ({
    last_name: `Lead ${n}`,
    company: `Mill ${n}`,
    employee_count: n % 2 === 0 ? 500 : 5,
  }))
  await before.as(testPeople.rep).saveAll('lead', rows)
  await models.close()
  await before.close()

  for (const [round, step] of [/^taken/, /^saved/, /^written/].entries()) {
    const worker = startChild(script, data_dir, String(round * minutes), '1000')
    await worker.line(step)
    await worker.kill()
  }
  const last = startChild(script, data_dir, String(3 * minutes))
  await last.line(/all scored/)
  await last.kill()

  const after = await open()
  const { rows: found } = await after.pool.query(
    `select l.lead_score, l.employee_count, l.version,
       (select count(*)::int from prediction p where p.record_id = l.id and p.served) as predictions
     from lead l where l.tenant_id = $1`,
    [tenant_id],
  )
  const { rows: due } = await after.pool.query('select 1 from rescore_due')
  await after.close()
  expect(found).toHaveLength(leads)
  for (const one of found)
    expect(one).toMatchObject({ lead_score: one.employee_count > 100 ? 80 : 20, predictions: 1 })
  expect(due).toEqual([])
}, 180_000)
