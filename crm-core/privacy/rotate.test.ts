import { beforeEach, expect, it, vi } from 'vitest'
import type { AnyRecord } from '../contract.ts'
import { knownObject } from '../objects/registry.ts'
import { createTable } from '../testing/create-table.ts'
import { testPeople, testTenants, type FreshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'
import { keyIdOf } from './envelope.ts'
import { rotateKeys } from './rotate.ts'

vi.mock(import('../objects/all.ts'), async (original) =>
  (await import('../testing/purchase.ts')).withPurchase(await original()),
)

withCrm('key rotation', (fresh) => {
  let crm: FreshCrm
  beforeEach(async () => {
    crm = await fresh()
    await createTable(crm.core.pool, knownObject('purchase'))
  })
  const fill = async (count: number): Promise<AnyRecord[]> => {
    const rows = Array.from({ length: count }, (_, i) => ({
      subject: `Purchase ${i}`,
      national_id: `id number ${i}`,
      salary: i,
    }))
    const saved: AnyRecord[] = []
    for (let from = 0; from < rows.length; from += 500)
      for (const { record } of await crm.as('admin').saveAll('purchase', rows.slice(from, from + 500)))
        saved.push(record)
    return saved
  }
  const keysInUse = async () => {
    const { rows } = await crm.core.pool.query<{ national_id: string | null; salary: string | null }>(
      'select national_id, salary from purchase',
    )
    return new Set(rows.flatMap((row) => [keyIdOf(row.national_id), keyIdOf(row.salary)]).filter(Boolean))
  }

  it('fails no read and loses no write while 5,000 records are sealed anew', async () => {
    const records = await fill(5000)
    const written = new Map<string, string>()
    const counts = { reads: 0, failed_reads: 0, writes: 0, failed_writes: 0 }
    let over = false
    const one = (n: number): AnyRecord => records[n % records.length] ?? never()
    const reader = async (seed: number) => {
      for (let n = seed; !over; n += 7919) {
        counts.reads += 1
        const id = one(n).id
        try {
          const got = await crm.as('admin').get('purchase', id)
          if (!String(got['national_id']).startsWith('id number')) counts.failed_reads += 1
          const page = await crm.as('admin').find('purchase', { limit: 20, select: ['salary'] })
          if (page.items.some((item) => item['salary'] === null)) counts.failed_reads += 1
        } catch {
          counts.failed_reads += 1
        }
      }
    }
    const writer = async (seed: number) => {
      for (let n = seed; !over; n += 6008) {
        const id = one(n).id
        const value = `id number ${n} anew`
        counts.writes += 1
        try {
          await crm.as('admin').save('purchase', { id, national_id: value })
          written.set(id, value)
        } catch {
          counts.failed_writes += 1
        }
      }
    }
    const rotation = rotateKeys(crm.core, { tenant_id: testTenants.a, batch: 100 }).finally(() => {
      over = true
    })
    // The writers never meet at one record: each walks its own half.
    const [[done]] = await Promise.all([rotation, reader(1), reader(2), writer(0), writer(1)])
    console.log(`Key rotation under load: ${JSON.stringify({ records: records.length, ...counts })}`)
    expect(counts).toMatchObject({ failed_reads: 0, failed_writes: 0 })
    expect(counts.reads).toBeGreaterThan(0)
    expect(counts.writes).toBeGreaterThan(0)
    expect(done).toMatchObject({ retired: 1 })
    expect(await keysInUse()).toEqual(new Set([done?.key_id]))
    for (const [id, value] of written)
      expect(await crm.as('admin').get('purchase', id)).toMatchObject({ national_id: value })
  })

  it('changes no version and leaves no line in the audit trail', async () => {
    const [record] = await fill(1)
    const audit = async () => (await crm.core.pool.query('select count(*)::int as n from audit_log')).rows
    const before = await audit()
    await rotateKeys(crm.core)
    expect(await crm.as('admin').get('purchase', record?.id ?? '')).toEqual(record)
    expect(await audit()).toEqual(before)
  })

  it('that was cut off goes on from there, with the key that it had made', async () => {
    await fill(30)
    const stop = new AbortController()
    const progress = () => stop.abort()
    await expect(rotateKeys(crm.core, { batch: 10, signal: stop.signal, progress })).rejects.toThrow(
      'aborted',
    )
    expect((await keysInUse()).size).toBe(2)
    const [done] = await rotateKeys(crm.core)
    expect(done).toMatchObject({ resealed: 20, retired: 1 })
    expect(await keysInUse()).toEqual(new Set([done?.key_id]))
    const { rows } = await crm.core.pool.query('select status from data_key order by status')
    expect(rows).toEqual([{ status: 'active' }, { status: 'retired' }])
  })

  it('seals a value anew that was on its way when the key changed', async () => {
    const [record] = await fill(1)
    const { rows } = await crm.core.pool.query<{ national_id: string }>('select national_id from purchase')
    await crm.as('admin').save('purchase', { id: record?.id, national_id: 'another number' })
    const [done] = await rotateKeys(crm.core)
    // As an undo brings it: ciphertext of a key that is retired by now.
    await crm.as('admin').save('purchase', { id: record?.id, national_id: rows[0]?.national_id })
    expect(await crm.as('admin').get('purchase', record?.id ?? '')).toMatchObject({
      national_id: 'id number 0',
    })
    expect(await keysInUse()).toEqual(new Set([done?.key_id]))
  })

  it('is of one workspace only', async () => {
    await fill(1)
    await crm.as('foreignAdmin').save('purchase', { national_id: 'abroad' })
    const before = await keysInUse()
    await rotateKeys(crm.core, { tenant_id: testPeople.foreignAdmin.tenant_id })
    const after = await keysInUse()
    expect([...after].filter((id) => before.has(id))).toHaveLength(1)
  })
})

function never(): never {
  throw new Error('There is no record')
}
