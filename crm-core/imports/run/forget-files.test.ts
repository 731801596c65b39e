import { expect, it } from 'vitest'
import { testPeople } from '../../testing/index.ts'
import { scopeOf } from '../../testing/scope-of.ts'
import { withCrm } from '../../testing/with-crm.ts'
import { localFiles } from '../file-store.ts'
import { bytesOf, upload } from '../testing.ts'
import { forgetFiles } from './forget-files.ts'

withCrm('the file of an import', (fresh) => {
  it('is kept while an import of it can be taken back, and goes with the last one', async () => {
    const crm = await fresh()
    const files = localFiles()
    const content = 'Name\nAcme\n'
    const { key } = await files.put(bytesOf(content), 1000)
    const [one, other] = [await upload(crm, 'account', content), await upload(crm, 'account', content)]
    const forgotten = async (id: string) => {
      await crm.core.pool.query(`update import_run set status = 'reverted' where id = $1`, [id])
      await forgetFiles(scopeOf(crm, testPeople.rep).db, files, crm.clock.now())
      return files.get(key).then(
        () => 'kept',
        ({ code }: { code: string }) => code,
      )
    }
    expect(await forgotten(one.id)).toBe('kept')
    expect(await forgotten(other.id)).toBe('unavailable')
    const { rows } = await crm.core.pool.query('select file_key from import_run')
    expect(rows).toEqual([{ file_key: null }, { file_key: null }])
    await files.close()
  })
})
