import { beforeEach, expect, it } from 'vitest'
import { withDatabases } from '../store/testing.ts'
import { capturedMail, capturedTransport, storeCaptured } from './captured.ts'
import { deliverQueued, recoverSending } from './deliver.ts'
import { queueMail, RecordingTransport, testTenant } from './testing.ts'
import { startMailWorker } from './worker.ts'

const clock = { now: () => new Date('2026-11-23T08:00:00Z') }
const smtpError = (fields: object) => Object.assign(new Error('the server said no'), fields)

withDatabases('mail delivery', (subject) => {
  let mail: RecordingTransport
  beforeEach(async () => {
    mail = new RecordingTransport()
    await subject.database().pool.query('TRUNCATE email, captured_mail, outbox_event CASCADE')
  })
  const context = () => ({ system: subject.database().system, mail, clock })
  const emails = async () =>
    (
      await subject
        .database()
        .pool.query('SELECT subject, status, attempts, error, sent_at FROM email ORDER BY created_at, id')
    ).rows
  const statusOf = async () => (await emails()).map((email) => email.status)
  const interrupted = async () => {
    const message_id = await queueMail(subject.database(), 'Interrupted')
    await subject.database().pool.query(`UPDATE email SET status = 'sending', attempts = 1`)
    return message_id
  }
  const waitIsOver = () =>
    subject.database().pool.query(`UPDATE email SET updated_at = now() - interval '2 hours'`)

  it('hands a queued mail to the transport and marks it sent', async () => {
    const message_id = await queueMail(subject.database(), 'Welcome 欢迎')
    expect(await deliverQueued(context())).toBe(1)
    expect(mail.sent).toMatchObject([
      {
        message_id,
        from: 'rep@hotcrm.test',
        to: 'wang@example.com',
        subject: 'Welcome 欢迎',
        text: '你好 **王伟**',
        html: '<p>你好</p>',
      },
    ])
    expect(await emails()).toEqual([
      { subject: 'Welcome 欢迎', status: 'sent', attempts: 1, error: null, sent_at: clock.now() },
    ])
    expect(await deliverQueued(context())).toBe(0)
  })

  it('stores an event for what became of a mail', async () => {
    await queueMail(subject.database(), 'Welcome')
    await deliverQueued(context())
    const { rows } = await subject
      .database()
      .pool.query('SELECT tenant_id, type, object, changes FROM outbox_event')
    expect(rows).toEqual([
      {
        tenant_id: testTenant,
        type: 'updated',
        object: 'email',
        changes: [{ field: 'status', before: 'sending', after: 'sent' }],
      },
    ])
  })

  it('has committed the claim before the transport is called', async () => {
    await queueMail(subject.database(), 'Welcome')
    const seen: string[] = []
    mail.send = async () => void seen.push(...(await statusOf()))
    await deliverQueued(context())
    expect(seen).toEqual(['sending'])
  })

  it('leaves drafts and deleted mails alone', async () => {
    await queueMail(subject.database(), 'Draft')
    await subject.database().pool.query(`UPDATE email SET status = 'draft'`)
    await queueMail(subject.database(), 'Deleted')
    await subject.database().pool.query(`UPDATE email SET deleted_at = now() WHERE subject = 'Deleted'`)
    expect(await deliverQueued(context())).toBe(0)
    expect(mail.sent).toEqual([])
  })

  it('sends each mail once when several deliver at the same time', async () => {
    for (let n = 0; n < 12; n++) await queueMail(subject.database(), `Mail ${n}`)
    const all = async () => {
      while ((await deliverQueued(context(), 2)) > 0);
    }
    await Promise.all([all(), all(), all()])
    expect(new Set(mail.sent.map((one) => one.message_id)).size).toBe(12)
    expect(mail.sent).toHaveLength(12)
  })

  it('tries a mail that was refused for now again, after a wait', async () => {
    await queueMail(subject.database(), 'Welcome')
    mail.failures.push(smtpError({ code: 'ECONNECTION', command: 'CONN' }))
    await deliverQueued(context())
    expect(await emails()).toMatchObject([{ status: 'queued', attempts: 1, error: 'the server said no' }])
    expect(await deliverQueued(context())).toBe(0)
    await waitIsOver()
    expect(await deliverQueued(context())).toBe(1)
    expect(await emails()).toMatchObject([{ status: 'sent', attempts: 2, error: null }])
  })

  it('gives up after six refusals', async () => {
    await queueMail(subject.database(), 'Welcome')
    for (let n = 0; n < 6; n++) {
      mail.failures.push(smtpError({ responseCode: 421, command: 'MAIL FROM' }))
      await deliverQueued(context())
      await waitIsOver()
    }
    expect(await emails()).toMatchObject([{ status: 'failed', attempts: 6 }])
    expect(await deliverQueued(context())).toBe(0)
  })

  it('does not repeat what the server refused for good', async () => {
    await queueMail(subject.database(), 'Welcome')
    mail.failures.push(smtpError({ responseCode: 550, command: 'RCPT TO' }))
    await deliverQueued(context())
    expect(await emails()).toMatchObject([{ status: 'failed', attempts: 1, error: 'the server said no' }])
  })

  it.each([
    ['yes', 'sent'],
    ['no', 'queued'],
    ['unknown', 'uncertain'],
  ] as const)(
    'asks when the connection broke after the mail was handed over: %s means %s',
    async (knows, status) => {
      await queueMail(subject.database(), 'Welcome')
      mail.knows = knows
      mail.failures.push(smtpError({ code: 'ESOCKET', command: 'DATA' }))
      await deliverQueued(context())
      expect(await statusOf()).toEqual([status])
    },
  )

  it.each([
    ['yes', 'sent'],
    ['no', 'queued'],
    ['unknown', 'uncertain'],
  ] as const)('settles a mail that a dead process was sending: %s means %s', async (knows, status) => {
    await interrupted()
    mail.knows = knows
    expect(await recoverSending(context(), 0)).toBe(1)
    expect(await statusOf()).toEqual([status])
  })

  it('sends a mail that did not arrive again at once', async () => {
    await interrupted()
    mail.knows = 'no'
    await recoverSending(context(), 0)
    expect(await deliverQueued(context())).toBe(1)
    expect(await emails()).toMatchObject([{ status: 'sent', attempts: 2 }])
  })

  it('never sends an uncertain mail again by itself', async () => {
    await interrupted()
    mail.knows = new Error('the mailbox cannot be asked')
    await recoverSending(context(), 0)
    await waitIsOver()
    expect(await recoverSending(context(), 0)).toBe(0)
    expect(await deliverQueued(context())).toBe(0)
    expect(await emails()).toMatchObject([{ status: 'uncertain', error: 'The sending was interrupted.' }])
    expect(mail.sent).toEqual([])
  })

  it('leaves a mail that another process is sending now', async () => {
    await interrupted()
    mail.knows = 'no'
    expect(await recoverSending(context(), 60_000)).toBe(0)
    expect(await statusOf()).toEqual(['sending'])
  })

  it('captures a mail once, in the mailbox of its workspace', async () => {
    const message_id = await queueMail(subject.database(), 'Welcome')
    const { pool } = subject.database()
    const captured = capturedTransport(
      () => pool,
      async (one) => `Subject: ${one.subject}`,
    )
    expect(await captured.delivered(message_id)).toBe('no')
    await deliverQueued({ ...context(), mail: captured })
    expect(await captured.delivered(message_id)).toBe('yes')
    const [kept] = await capturedMail(subject.database().tenant(testTenant))
    expect(kept).toMatchObject({ message_id, to_address: 'wang@example.com', raw: 'Subject: Welcome' })
    await captured.send({ message_id, from: 'x', to: 'y', subject: 'z', text: '', date: clock.now() })
    expect(await capturedMail(subject.database().tenant(testTenant))).toEqual([kept])
    const other = subject.database().tenant('00000000-0000-7000-8000-00000000000b')
    expect(await capturedMail(other)).toEqual([])
  })

  it('refuses to capture a mail that belongs to no workspace', async () => {
    const stray = { message_id: '<stray>', from: 'x', to: 'y', subject: 'z', text: '', date: clock.now() }
    await expect(storeCaptured(subject.database().pool, stray, '')).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('does not let a workspace write into the mailbox', async () => {
    const tenant = subject.database().tenant(testTenant)
    await expect(tenant.query(`DELETE FROM captured_mail`)).rejects.toMatchObject({ code: '42501' })
  })

  it('works in the background: recovers, delivers, and tells when mails were dealt with', async () => {
    await queueMail(subject.database(), 'Before')
    let settled = 0
    const worker = startMailWorker(subject.database(), {
      mail,
      clock,
      settled: () => settled++,
      rest_ms: 60_000,
    })
    await worker.idle()
    await queueMail(subject.database(), 'After')
    worker.nudge()
    await worker.idle()
    await worker.stop()
    expect(await statusOf()).toEqual(['sent', 'sent'])
    expect(settled).toBeGreaterThan(0)
  })
})
