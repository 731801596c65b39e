import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openCrm } from './open.ts'
import { openDatabase } from './store/database.ts'
import { readLock } from './store/lock.ts'
import { templateDatabase } from './store/pglite/template.ts'
import { fixedClock, testMailbox } from './testing/index.ts'

let data_dir: string
beforeEach(async () => {
  data_dir = await mkdtemp(path.join(tmpdir(), 'hotcrm-open-'))
})
afterEach(() => rm(data_dir, { recursive: true, force: true }))

const open = () =>
  openCrm({ database: { kind: 'embedded', data_dir }, clock: fixedClock(), mail: testMailbox() })

it('a half-migrated store is refused in words, let go of, and opened once it is mended', async () => {
  const database = await openDatabase({ kind: 'embedded', data_dir, template: await templateDatabase() })
  await database.pool.query('update hotcrm_migration set finished_at = null where position = 1')
  await database.close()
  for (const _ of [1, 2])
    await expect(open()).rejects.toMatchObject({
      code: 'half_migrated',
      message: expect.stringContaining('0001_grants was started and not finished'),
    })
  expect(await readLock(data_dir)).toBeNull()
  const mended = await openDatabase({ kind: 'embedded', data_dir })
  await mended.pool.query('update hotcrm_migration set finished_at = now()')
  await mended.close()
  const core = await open()
  expect(core.kind).toBe('pglite')
  await core.close()
})

it('a data directory that holds no database is refused, let go of, and left as it is', async () => {
  await mkdir(path.join(data_dir, 'db'))
  await writeFile(path.join(data_dir, 'db', 'PG_VERSION'), 'nonsense\n')
  await expect(open()).rejects.toMatchObject({ code: 'unavailable' })
  expect(await readLock(data_dir)).toBeNull()
  expect(await readdir(path.join(data_dir, 'db'))).toContain('PG_VERSION')
})
