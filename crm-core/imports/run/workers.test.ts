import { expect, it } from 'vitest'
import { withCrm } from '../../testing/with-crm.ts'
import { testPeople } from '../../testing/index.ts'
import { scopeOf } from '../../testing/scope-of.ts'
import { openImporting } from '../plan/importing.ts'
import { readRun } from '../run-store.ts'
import { imported, settled, upload } from '../testing.ts'
import { Lost } from './lost.ts'
import { storeChunk } from './store-chunk.ts'

withCrm('workers of imports', (fresh) => {
  it('that take the same chunk store it once', async () => {
    const crm = await fresh()
    const { id } = await upload(crm, 'account', 'Name\nA\nB\n')
    await crm.core.pool.query(`update import_run set status = 'running'`)
    const scope = scopeOf(crm, { ...testPeople.rep, door: 'import' })
    const importing = await openImporting(scope, await readRun(scope, id))
    const rows = [
      { row: 2, cells: ['A'] },
      { row: 3, cells: ['B'] },
    ]
    await storeChunk(importing, rows, 0)
    await expect(storeChunk(importing, rows, 0)).rejects.toBeInstanceOf(Lost)
    expect(await crm.count('account', {})).toBe(2)
    await crm.imports.cancel(id)
    await expect(storeChunk(importing, [{ row: 4, cells: ['C'] }], 2)).rejects.toBeInstanceOf(Lost)
    expect(await crm.count('account', {})).toBe(2)
  })

  it('halve a chunk that fails as a whole until the row at fault is alone', async () => {
    const crm = await fresh()
    await crm.core.pool.query(
      `create function no_beta() returns trigger language plpgsql as $$ begin
         if new.name = 'Beta' then raise exception 'no' using errcode = '23514', constraint = 'account_no_beta'; end if; return new; end $$;
       create trigger no_beta before insert on account for each row execute function no_beta()`,
    )
    const run = await imported(crm, crm, 'account', 'Name\nAlpha\nBeta\nGamma\nDelta\nEps\n')
    expect(run.counts).toMatchObject({ read: 5, created: 4, failed: 1 })
    expect((await crm.imports.issues(run.id)).items).toMatchObject([{ row: 3, code: 'conflict' }])
  })

  it('run two imports of a workspace one after the other, so that a key is not stored twice', async () => {
    const crm = await fresh()
    await crm.core.work()
    const file = `Last name,E-mail\n${Array.from({ length: 700 }, (_, i) => `P${i},p${i}@x.co\n`).join('')}`
    // Of one person: a rep would not find what somebody beyond their reach had brought in first.
    const admin = crm.as('admin')
    const ids = []
    for (let at = 0; at < 2; at++) {
      const { id } = await upload(admin, 'contact', file)
      await admin.imports.configure(id, { options: { dedupe: ['email'] } })
      ids.push(id)
    }
    const [one = '', other = ''] = ids
    await Promise.all([admin.imports.start([one]), admin.imports.start([other])])
    const first = await settled(crm, admin, one)
    const second = await settled(crm, admin, other)
    expect(first.counts.created + second.counts.created).toBe(700)
    expect(await crm.as('admin').count('contact', {})).toBe(700)
  })
})
