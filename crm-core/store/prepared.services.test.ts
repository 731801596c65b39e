import { expect, it } from 'vitest'
import { withDatabases, type Subject } from './testing.ts'

withDatabases('statements that come again', (subject: Subject) => {
  it('go on when their table gets another column', async () => {
    const { system } = await subject.open()
    await system.query('CREATE TABLE thing (id int, name text)')
    await system.query(`INSERT INTO thing VALUES (1, 'one')`)
    const read = async () => (await system.query('SELECT * FROM thing WHERE id = $1', [1])).rows
    for (let at = 0; at < 5; at++) expect(await read()).toEqual([{ id: 1, name: 'one' }])
    await system.query(`ALTER TABLE thing ADD COLUMN size text DEFAULT 'small'`)
    expect(await read()).toEqual([{ id: 1, name: 'one', size: 'small' }])
  })

  it('are the same statement for each tenant, confined by its rows', async () => {
    const database = await subject.open({ max_sessions: 1 })
    const tenants = ['0190a000-0000-7000-8000-00000000a001', '0190a000-0000-7000-8000-00000000b001']
    const seen = `SELECT current_setting('app.tenant') AS tenant WHERE $1::text IS NOT NULL`
    for (let at = 0; at < 8; at++) {
      const tenant = tenants[at % 2] ?? ''
      expect((await database.tenant(tenant).query(seen, ['x'])).rows).toEqual([{ tenant }])
    }
  })
})
