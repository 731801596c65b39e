import { expect, it } from 'vitest'
import type { ActorCrm, ExportRequest } from '../../contract.ts'
import { Account, Contact } from '../../testing/index.ts'
import { withCrm } from '../../testing/with-crm.ts'
import { imported } from '../testing.ts'
import { inspect } from '../inspect.ts'
import { xlsxRows } from '../xlsx/rows.ts'

async function exported(
  crm: ActorCrm,
  object: string,
  request: ExportRequest,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: BlobPart[] = []
  for await (const bytes of await crm.exports.stream(object, request)) parts.push(new Uint8Array(bytes))
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

withCrm('an export', (fresh) => {
  it('has titles in the language of the reader, names for relations, and no formulas', async () => {
    const crm = await fresh()
    const account = await crm.given(Account, { name: '=cmd|calc' })
    await crm.given(Contact, { last_name: '@evil', account_id: account.id, phone: '+86 138 0000 0000' })
    const columns = ['last_name', 'account_id', 'phone', 'owner_id']
    expect(textOf(await exported(crm, 'contact', { format: 'csv', columns }))).toBe(
      "Last name,Account,Phone,Owner\r\n'@evil,'=cmd|calc,'+86 138 0000 0000,Rita Rep\r\n",
    )
    const { actor } = crm
    const chinese = crm.core.as({ ...actor, language: 'zh' })
    expect(textOf(await exported(chinese, 'contact', { format: 'csv', columns }))).toContain(
      '姓,所属客户,电话,负责人',
    )
    await expect(crm.exports.stream('contact', { format: 'csv', columns: ['nope'] })).rejects.toMatchObject({
      issues: [{ at: 'columns[0]', code: 'unknown_field' }],
    })
  })

  it('holds what the reader reaches, by filter, over pages', async () => {
    const crm = await fresh()
    await crm.saveAll(
      'account',
      Array.from({ length: 450 }, (_, i) => ({ name: `A${i}`, employee_count: i })),
    )
    await crm.given(Account, { name: 'Out of reach' }, 'otherRep')
    const filter = { field: 'employee_count', op: '>=' as const, value: 10 }
    const text = textOf(await exported(crm, 'account', { format: 'csv', filter, columns: ['name'] }))
    expect(text.split('\r\n')).toHaveLength(442)
    expect(text).not.toContain('Out of reach')
  })

  it.each(['csv', 'xlsx'] as const)('as %s comes back as an import that changes nothing', async (format) => {
    const crm = await fresh()
    const twins = [await crm.given(Account, { name: 'Twin' }), await crm.given(Account, { name: 'Twin' })]
    await crm.given(Account, {
      name: '=1+1',
      annual_revenue: { amount: '12.50', currency: 'EUR' },
      contract_value: '1000.25',
      next_renewal_date: '2027-02-28',
      parent_id: twins[1]?.id,
      description: 'two\nlines, "quoted"',
    })
    await crm.given(Contact, {
      last_name: '王',
      first_name: '伟',
      account_id: twins[1]?.id,
      is_primary: true,
    })
    for (const object of ['account', 'contact']) {
      const bytes = await exported(crm, object, { format })
      if (format === 'xlsx') expect((await inspect(new Blob([bytes]))).headers[0]).toBe('ID')
      const run = await imported(crm, crm, object, bytes)
      const { items } = await crm.imports.issues(run.id)
      expect(items).toEqual([])
      expect(run.counts).toMatchObject({ created: 0, updated: 0, failed: 0 })
      expect(run.counts.skipped).toBe(run.rows)
    }
  })

  it('as xlsx keeps days and numbers as what they are', async () => {
    const crm = await fresh()
    await crm.given(Account, { name: 'A', next_renewal_date: '2027-02-28', employee_count: 7 })
    const bytes = await exported(crm, 'account', {
      format: 'xlsx',
      columns: ['name', 'next_renewal_date', 'employee_count'],
    })
    const rows = []
    for await (const { cells } of xlsxRows(new Blob([bytes]))) rows.push(cells)
    expect(rows[1]).toEqual(['A', new Date('2027-02-28T00:00:00Z'), 7])
  })
})
