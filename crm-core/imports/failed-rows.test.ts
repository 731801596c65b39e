import { expect, it } from 'vitest'
import type { ActorCrm } from '../contract.ts'
import { withCrm } from '../testing/with-crm.ts'
import { imported, upload } from './testing.ts'

const textOf = async (crm: ActorCrm, id: string) => {
  const parts: BlobPart[] = []
  for await (const bytes of await crm.imports.failedRows(id)) parts.push(new Uint8Array(bytes))
  return (await new Blob(parts).text()).replace(/^\ufeff/, '')
}

withCrm('the failed rows of an import', (fresh) => {
  it('come as they were, with everything that is wrong beside them, and can be mended and imported', async () => {
    const crm = await fresh()
    const file = [
      'Last name,E-mail,Notes to self',
      'Ada,ada@example.com,fine',
      ',nowhere,"two, wrong"',
      '',
      'Turing,alan@,=1+1',
    ].join('\n')
    const run = await imported(crm, crm, 'contact', file)
    expect(run.counts).toMatchObject({ created: 1, failed: 2 })
    const [titles = '', first = '', second = '', ...rest] = (await textOf(crm, run.id)).split('\r\n')
    expect(titles).toBe('Last name,E-mail,Notes to self,What is wrong')
    expect(first).toMatch(/^,nowhere,"two, wrong",.*E-mail: /)
    expect(second).toMatch(/^Turing,alan@,'=1\+1,/)
    expect(rest).toEqual([''])

    const mended = `${titles}\r\n${second.replace('alan@', 'alan@example.com')}\r\n`
    expect((await imported(crm, crm, 'contact', mended)).counts).toMatchObject({ created: 1, failed: 0 })
  })

  it('are as many as there are, over pages of the file and of its issues', async () => {
    const crm = await fresh()
    const rows = Array.from({ length: 1300 }, (_, i) => `P${i},${i % 2 ? `p${i}@example.com` : 'wrong'}`)
    const run = await imported(crm, crm, 'contact', ['Last name,E-mail', ...rows].join('\n'))
    const lines = (await textOf(crm, run.id)).trim().split('\r\n').slice(1)
    expect(lines.map((line) => line.split(',')[0])).toEqual(
      Array.from({ length: 650 }, (_, i) => `P${i * 2}`),
    )
  })

  it('are told in the language of the reader, and only to who may steer the import', async () => {
    const crm = await fresh()
    const run = await imported(crm, crm, 'contact', 'Last name,E-mail\nTuring,wrong\n')
    const chinese = crm.core.as({ ...crm.actor, language: 'zh' })
    expect(await textOf(chinese, run.id)).toMatch(/,问题\r\n.*E-mail: .*[\u4e00-\u9fff]/)
    await expect(crm.as('otherRep').imports.failedRows(run.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are none of a file that was not started', async () => {
    const crm = await fresh()
    const draft = await upload(crm, 'contact', 'Last name\nAda\n')
    expect((await textOf(crm, draft.id)).trim()).toBe('Last name,What is wrong')
  })
})
