import fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { vector } from '@electric-sql/pglite-pgvector'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../database.ts'
import { DurableFiles, durableStart } from './durable-files.ts'
import { templateDatabase } from './template.ts'

let data_dir: string
beforeEach(async () => {
  data_dir = await mkdtemp(path.join(tmpdir(), 'hotcrm-durable-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(data_dir, { recursive: true, force: true })
})

describe('a database on disk', () => {
  it('is told to bring every commit to the disk, also when it is opened again', async () => {
    const template = await templateDatabase()
    for (const more of [{ template }, {}]) {
      const database = await openDatabase({ kind: 'embedded', data_dir, ...more })
      const { rows } = await database.pool.query(
        `SELECT name, setting FROM pg_settings
         WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'wal_sync_method') ORDER BY name`,
      )
      await database.close()
      expect(rows).toEqual([
        { name: 'fsync', setting: 'on' },
        { name: 'full_page_writes', setting: 'on' },
        { name: 'synchronous_commit', setting: 'on' },
        { name: 'wal_sync_method', setting: 'fsync' },
      ])
    }
  })
})

describe('the files of a database', () => {
  // In this thread, where the calls to the disk can be seen and made to fail.
  const open = async (files = new DurableFiles(data_dir)) => {
    const db = new PGlite({
      fs: files,
      startParams: [...durableStart],
      loadDataDir: await templateDatabase(),
      extensions: { vector, pg_trgm, unaccent },
    })
    await db.exec('CREATE TABLE kept (n int)')
    return db
  }

  it('are synced once before a write is answered, and not for a reader', async () => {
    const db = await open()
    const synced = vi.spyOn(fs, 'fdatasyncSync')
    for (const n of [1, 2, 3]) await db.query('INSERT INTO kept VALUES ($1)', [n])
    expect(synced).toHaveBeenCalledTimes(3)
    await db.transaction(async (tx) => {
      for (const n of [4, 5, 6]) await tx.query('INSERT INTO kept VALUES ($1)', [n])
    })
    expect(synced).toHaveBeenCalledTimes(4)
    await db.query('SELECT n FROM kept')
    expect(synced).toHaveBeenCalledTimes(4)
    await db.exec('CHECKPOINT')
    expect(synced.mock.calls.length).toBeGreaterThan(5)
    await db.close()
  })

  it('do not acknowledge a write that the disk did not take', async () => {
    const files = new DurableFiles(data_dir)
    const db = await open(files)
    const full = Object.assign(new Error('input/output error'), { code: 'EIO' })
    vi.spyOn(fs, 'fdatasyncSync').mockImplementation(() => {
      throw full
    })
    expect(files.fault).toBeUndefined()
    await expect(db.query('INSERT INTO kept VALUES (1)')).rejects.toThrow(/could not fsync/)
    expect(files.fault).toBe(full)
  })
})
