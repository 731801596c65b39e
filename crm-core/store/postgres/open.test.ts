import { expect, it } from 'vitest'
import { openDatabase } from '../database.ts'
import { withDatabases, type Subject } from '../testing.ts'

it('says that a server cannot be reached', async () => {
  const url = 'postgresql://hotcrm@127.0.0.1:1/hotcrm'
  await expect(openDatabase({ kind: 'postgres', url })).rejects.toMatchObject({ code: 'unavailable' })
})

const suite = (subject: Subject) => {
  it('stops a statement that takes too long and goes on', async () => {
    const database = await subject.open({ statement_timeout_ms: 300 })
    const slow = database.system.transaction(async (tx) => {
      await tx.query('CREATE TABLE half (n int)')
      await tx.query('SELECT pg_sleep(60)')
    })
    await expect(slow).rejects.toMatchObject({ code: 'timeout', params: { seconds: 0.3 } })
    const { rows } = await database.system.query(`SELECT to_regclass('half') AS half`)
    expect(rows).toEqual([{ half: null }])
  })

  it('reports a lost connection and takes a new one', async () => {
    const database = await subject.open({ max_sessions: 1 })
    const lost = database.system.transaction(async (tx) => {
      await tx.query('SELECT pg_terminate_backend(pg_backend_pid())')
    })
    await expect(lost).rejects.toMatchObject({ code: 'unavailable' })
    expect((await database.system.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })

  it('listens again after its connection was lost', async () => {
    const database = await subject.open()
    const heard: string[] = []
    await database.listen('news', (payload) => heard.push(payload))
    await database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'hotcrm-listen'`,
    )
    await expect
      .poll(
        async () => {
          await database.pool.query(`NOTIFY news, 'back'`)
          return heard.length
        },
        { timeout: 15_000, interval: 200 },
      )
      .toBeGreaterThan(0)
  })
}

withDatabases('a server', suite, ['postgres'])
