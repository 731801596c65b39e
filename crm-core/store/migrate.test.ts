import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { builtInMigrations, readMigrations } from './migrations.ts'
import { withDatabases } from './testing.ts'

let folder: URL
const file = (name: string) => new URL(name, folder)
const edit = async (name: string, change: (text: string) => string) =>
  writeFile(file(name), change(await readFile(file(name), 'utf8')))

/** One more migration after the built-in ones, as the next version of the product would bring. */
async function addMigration(tag: string, sql: string): Promise<void> {
  await edit('meta/_journal.json', (text) => {
    const journal = JSON.parse(text)
    return JSON.stringify({ ...journal, entries: [...journal.entries, { idx: 900, tag }] })
  })
  await writeFile(file(`${tag}.sql`), sql)
}
const tags = async (database: Database) =>
  (await database.pool.query('SELECT tag FROM hotcrm_migration ORDER BY position')).rows.map((row) => row.tag)

beforeAll(async () => {
  const parent = await mkdtemp(path.join(tmpdir(), 'hotcrm-migrations-'))
  folder = pathToFileURL(`${parent}/migrations/`)
})
afterAll(async () => rm(new URL('..', folder), { recursive: true, force: true }))

withDatabases('migrations', (subject) => {
  const prepare = async () => {
    await rm(folder, { recursive: true, force: true })
    await cp(builtInMigrations, folder, { recursive: true })
    return subject.open()
  }

  it('leave a database as it is when everything has been applied', async () => {
    const database = await prepare()
    const before = await database.pool.query('SELECT * FROM hotcrm_migration')
    await migrate(database)
    expect((await database.pool.query('SELECT * FROM hotcrm_migration')).rows).toEqual(before.rows)
    expect(before.rows.length).toBe((await readMigrations(builtInMigrations)).migrations.length)
  })

  it('apply what a newer version adds, in order', async () => {
    const database = await prepare()
    await addMigration(
      '0900_next',
      'CREATE TABLE next (id int);--> statement-breakpoint\nINSERT INTO next VALUES (7)',
    )
    await migrate(database, folder)
    expect((await database.pool.query('SELECT id FROM next')).rows).toEqual([{ id: 7 }])
    expect((await tags(database)).at(-1)).toBe('0900_next')
  })

  it('leave nothing of one that fails half way, and name it', async () => {
    const database = await prepare()
    await addMigration(
      '0900_broken',
      'CREATE TABLE half (id int);--> statement-breakpoint\nSELECT * FROM absent',
    )
    await expect(migrate(database, folder)).rejects.toMatchObject({
      code: 'half_migrated',
      params: { detail: expect.stringContaining('0900_broken failed') },
    })
    const { rows } = await database.pool.query(`SELECT to_regclass('half') AS half`)
    expect(rows).toEqual([{ half: null }])
    expect(await tags(database)).not.toContain('0900_broken')
    await edit('0900_broken.sql', () => 'CREATE TABLE half (id int)')
    await migrate(database, folder)
    expect(await tags(database)).toContain('0900_broken')
  })

  it('refuse a database in which one was started and not finished', async () => {
    const database = await prepare()
    await database.pool.query('UPDATE hotcrm_migration SET finished_at = NULL WHERE position = 1')
    await expect(migrate(database)).rejects.toMatchObject({
      code: 'half_migrated',
      params: { detail: expect.stringContaining('started and not finished') },
    })
  })

  it('refuse when an applied one was edited', async () => {
    const database = await prepare()
    await edit('0000_objects.sql', (text) => `${text}\n-- edited`)
    await expect(migrate(database, folder)).rejects.toMatchObject({
      code: 'half_migrated',
      params: { detail: expect.stringContaining('0000_objects was changed') },
    })
  })

  it('refuse a database of a newer version', async () => {
    const database = await prepare()
    await addMigration('0900_future', 'CREATE TABLE future (id int)')
    await migrate(database, folder)
    await expect(migrate(database)).rejects.toMatchObject({
      code: 'half_migrated',
      params: { detail: expect.stringContaining('0900_future is not known') },
    })
  })

  it('refuse a database that lacks a table, whatever its journal says', async () => {
    const database = await prepare()
    await database.pool.query('DROP TABLE captured_mail')
    await expect(migrate(database)).rejects.toMatchObject({
      code: 'half_migrated',
      params: { detail: expect.stringContaining('captured_mail') },
    })
  })

  it('run once when several begin together', async () => {
    const database = await prepare()
    await addMigration('0900_once', 'CREATE TABLE once (id int)')
    await Promise.all([1, 2, 3].map(() => migrate(database, folder)))
    expect((await tags(database)).filter((tag) => tag === '0900_once')).toHaveLength(1)
  })

  it('give tenants no way to the journal, the queue or the deliveries', async () => {
    const database = await prepare()
    const tenant = database.tenant('00000000-0000-7000-8000-000000000001')
    for (const table of ['hotcrm_migration', 'outbox_delivery'])
      await expect(tenant.query(`SELECT * FROM ${table}`)).rejects.toMatchObject({ code: '42501' })
  })
})
