import { describe, expect, it, vi } from 'vitest'
import type { TenantDb } from '../contract/ports.ts'
import {
  freshCrm,
  lentDatabase,
  testMailbox,
  fixedClock,
  insertPeople,
  testPeople,
} from '../testing/index.ts'
import { openCrm } from '../open.ts'
import { shapeOf, watched, type SlowQuery } from './slow-queries.ts'

describe('the shape of a statement', () => {
  it.each([
    [
      `select "t"."name" from "lead" "t" where a = $1 and b in ($2, $3, $4)`,
      'select "t"."name" from "lead" "t" where a = ? and b in (?, …)',
    ],
    [`select 'O''Brien', 42, -1.5\n  from t1 limit 51`, 'select ?, ?, ? from t1 limit ?'],
    [`select order_0 from activity_2026_11`, 'select order_0 from activity_2026_11'],
  ])('of %j has no value in it', (text, shape) => {
    expect(shapeOf(text)).toBe(shape)
  })
})

describe('slow statements', () => {
  it('are told with their shape, workspace and door, of reads and of writes', async () => {
    const told: SlowQuery[] = []
    const core = await openCrm({
      database: lentDatabase(),
      clock: fixedClock(),
      mail: testMailbox(),
      slow_query: { threshold_ms: 0, sample: 1, tell: (slow) => told.push(slow) },
    })
    await insertPeople(core.pool)
    const crm = core.as(testPeople.rep)
    await crm.save('lead', { last_name: 'Geheim', company: 'Secret Ltd' })
    await crm.find('lead', { filter: { field: 'company', op: '=', value: 'Secret Ltd' } })
    await core.close()
    expect(told.some(({ sql }) => sql.includes('insert into "lead"'))).toBe(true)
    expect(told.some(({ sql }) => sql.includes('= ?'))).toBe(true)
    expect(new Set(told.map(({ tenant_id, door }) => `${tenant_id} ${door}`))).toEqual(
      new Set([`${testPeople.rep.tenant_id} web`]),
    )
    expect(JSON.stringify(told)).not.toMatch(/Geheim|Secret/)
  })

  it('are those beyond the threshold, and only the part that was asked for', async () => {
    let wait = 0
    const clock = vi.spyOn(performance, 'now')
    let now = 0
    clock.mockImplementation(() => now)
    const db: TenantDb = {
      query: async () => {
        now += wait
        return { rows: [], rowCount: 0 }
      },
      transaction: (work) => work(db),
    }
    const tell = vi.fn()
    const who = { tenant_id: 't', door: 'api' as const }
    const some = watched(db, who, { threshold_ms: 100, sample: 0.5, tell })
    vi.spyOn(Math, 'random').mockReturnValueOnce(0.4).mockReturnValueOnce(0.6)
    wait = 99
    await some.query('select 1')
    expect(tell).not.toHaveBeenCalled()
    wait = 150
    await some.transaction((tx) => tx.query('select 2'))
    await some.query('select 3')
    expect(tell.mock.calls).toEqual([[{ ...who, sql: 'select ?', duration_ms: 150 }]])
    vi.restoreAllMocks()
  })
  it('cost nothing where nobody hears of them', async () => {
    await using crm = await freshCrm()
    const db = crm.core.db(testPeople.rep.tenant_id)
    expect(watched(db, { tenant_id: 't', door: 'api' }, undefined)).toBe(db)
  })
})
