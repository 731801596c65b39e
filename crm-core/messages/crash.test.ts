import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../store/database.ts'
import { startChild } from '../store/fixtures/child.ts'
import { templateDatabase } from '../store/pglite/template.ts'
import { queueMail } from './testing.ts'

const script = new URL('./fixtures/deliver-until-killed.ts', import.meta.url)
const mails = 20
let data_dir: string

beforeEach(async () => {
  data_dir = await mkdtemp(path.join(tmpdir(), 'hotcrm-mail-'))
})
afterEach(async () => rm(data_dir, { recursive: true, force: true }))

it('delivers each captured mail exactly once when the process is killed between any two steps', async () => {
  const before = await openDatabase({ kind: 'embedded', data_dir, template: await templateDatabase() })
  for (let n = 0; n < mails; n++) await queueMail(before, `Mail ${n}`)
  await before.close()

  for (const step of [/claimed/, /captured/, /claimed/, /captured/, /claimed/]) {
    const worker = startChild(script, data_dir, '80')
    await worker.line(step)
    await worker.kill()
  }
  const last = startChild(script, data_dir)
  await last.line(/all delivered/)
  await last.kill()

  const after = await openDatabase({ kind: 'embedded', data_dir })
  const { rows } = await after.pool.query(
    `SELECT count(*)::int AS mails, count(DISTINCT c.message_id)::int AS messages,
       (SELECT count(*)::int FROM email WHERE status = 'sent') AS sent,
       (SELECT max(attempts) FROM email) AS most_attempts
     FROM captured_mail c JOIN email e USING (message_id)`,
  )
  await after.close()
  expect(rows).toMatchObject([{ mails, messages: mails, sent: mails }])
  expect(rows[0].most_attempts).toBeGreaterThan(1)
}, 180_000)
