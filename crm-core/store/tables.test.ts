import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { allObjects } from '../objects/all.ts'
import { grantStatements } from './grants.ts'
import * as schema from './schema.ts'
import { withDatabases } from './testing.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const migrations = fileURLToPath(new URL('./migrations', import.meta.url))

describe('the committed migrations', () => {
  it('are what the objects say: generating again changes nothing', async () => {
    const scratch = await mkdtemp(path.join(root, 'node_modules', '.cache', 'migrations-'))
    try {
      await cp(migrations, scratch, { recursive: true })
      const before = await readdir(scratch)
      const kit = path.join(root, 'node_modules', 'drizzle-kit', 'bin.cjs')
      const args = [kit, 'generate', '--dialect', 'postgresql', '--schema', './crm-core/store/schema.ts']
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [...args, '--out', `./${path.relative(root, scratch)}`],
        { cwd: root },
      )
      expect(stdout).toContain('No schema changes')
      expect(await readdir(scratch)).toEqual(before)
    } finally {
      await rm(scratch, { recursive: true, force: true })
    }
  })

  it('give tenants the rights that the objects say', async () => {
    const files = (await readdir(migrations)).filter((name) => name.endsWith('.sql'))
    const texts = await Promise.all(files.map((name) => readFile(path.join(migrations, name), 'utf8')))
    const sql = texts.join('\n')
    for (const statement of grantStatements()) expect(sql).toContain(statement)
  })

  it('have a table for every object', () => {
    expect(Object.keys(schema)).toEqual(expect.arrayContaining(allObjects.map(({ name }) => name)))
  })
})

withDatabases('every table of an object', (subject) => {
  it('lets tenants see their own rows only', async () => {
    const { rows } = await subject
      .database()
      .pool.query<{ name: string; secured: boolean; policies: number }>(
        `select c.relname as name, c.relrowsecurity as secured,
         (select count(*)::int from pg_policies p where p.tablename = c.relname) as policies
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and has_table_privilege('hotcrm_app', c.oid, 'select')`,
      )
    expect(rows.filter((row) => !row.secured || row.policies !== 1)).toEqual([])
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(allObjects.map(({ name }) => name)))
  })

  it('keeps the audit log from being rewritten by tenants', async () => {
    const { rows } = await subject.database().pool.query(
      `select has_table_privilege('hotcrm_app', 'audit_log', 'update') or
              has_table_privilege('hotcrm_app', 'audit_log', 'delete') or
              has_table_privilege('hotcrm_app', 'captured_mail', 'insert') as may`,
    )
    expect(rows).toEqual([{ may: false }])
  })
})
