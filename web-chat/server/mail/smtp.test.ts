import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import type { OutgoingMail } from '#crm-core/contract'
import { compile } from './compile.ts'
import { smtpTransport } from './smtp.ts'

const mail: OutgoingMail = {
  message_id: '<fixed-1@northwind.test>',
  from: 'hello@northwind.test',
  to: 'wangwei@xingchen.test',
  subject: '王伟，欢迎',
  text: '您好，\n欢迎。',
  html: '<p>您好</p>',
  date: new Date('2026-11-20T02:00:00Z'),
}
const open: { close: (done: () => void) => unknown }[] = []
afterEach(() => Promise.all(open.splice(0).map((one) => new Promise<void>((done) => void one.close(done)))))

/** An SMTP server on loopback that keeps what it takes, or refuses a recipient. */
async function smtpServer(refuse = false) {
  const taken: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(refuse ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
      stream.on('end', () => {
        taken.push(text)
        done()
      })
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  open.push(server)
  const bound = server.server.address()
  const port = typeof bound === 'object' ? bound?.port : 0
  return { taken, url: `smtp://127.0.0.1:${port}` }
}

describe('mail over SMTP', () => {
  it('arrives with the Message-ID that was fixed before, also when it is sent again', async () => {
    const { taken, url } = await smtpServer()
    const transport = smtpTransport(url)
    await transport.send(mail)
    await transport.send(mail)
    transport.close()
    const read = await Promise.all(taken.map((text) => simpleParser(text)))
    expect(read.map((one) => one.messageId)).toEqual([mail.message_id, mail.message_id])
    expect(read[0]).toMatchObject({ subject: mail.subject, date: mail.date })
    expect(read[0]?.text).toContain('欢迎')
  })
  it('carries subjects and words of every script unharmed, with HTML that says the same', async () => {
    const { taken, url } = await smtpServer()
    const transport = smtpTransport(url)
    const subjects = [
      '王伟，欢迎了解北风云：' + '长主题'.repeat(40),
      'Grüße an Zoë Müller-Łukasz — “déjà vu” 🎉',
      'مرحبا بكم',
      'line one\r\nBcc: thief@evil.test',
    ]
    const text = '您好，\n\nCafé — naïve 🎉\nhttps://a.test/路径?q=王伟\n.\n..a line of dots\nEnde'
    for (const [at, subject] of subjects.entries())
      await transport.send({
        ...mail,
        message_id: `<n${at}@northwind.test>`,
        subject,
        text,
        html: `<p>${text}</p>`,
      })
    transport.close()
    // A mail that crosses the wire is plain ASCII, so that no server on its way has to guess.
    for (const raw of taken) expect(raw).not.toMatch(/\P{ASCII}/u)
    const read = await Promise.all(taken.map((raw) => simpleParser(raw)))
    expect(read.slice(0, 3).map((one) => one.subject)).toEqual(subjects.slice(0, 3))
    expect(read[3]?.bcc).toBeUndefined()
    for (const one of read) {
      expect(one.text?.trim()).toBe(text)
      expect(one.html).toContain('Café — naïve 🎉')
    }
  })
  it('fails with the answer of the server', async () => {
    const { url, taken } = await smtpServer(true)
    const transport = smtpTransport(url)
    await expect(transport.send(mail)).rejects.toMatchObject({ responseCode: 550, command: 'RCPT TO' })
    transport.close()
    expect(taken).toEqual([])
  })
  it('cannot say afterwards whether a mail arrived', async () => {
    const { url } = await smtpServer()
    const transport = smtpTransport(url)
    expect(await transport.delivered(mail.message_id)).toBe('unknown')
    transport.close()
  })
})

describe('the text of a mail', () => {
  it('is a whole MIME message', async () => {
    const read = await simpleParser(await compile(mail))
    expect(read).toMatchObject({ messageId: mail.message_id, subject: mail.subject })
    expect(read.html).toContain('您好')
  })
  it('has one recipient whatever stands in the address', async () => {
    const text = await compile({ ...mail, to: 'a@northwind.test, b@evil.test' })
    const { to } = await simpleParser(text)
    const addresses = Array.isArray(to) ? to.flatMap((one) => one.value) : (to?.value ?? [])
    expect(addresses.filter(({ address }) => address === 'b@evil.test')).toEqual([])
  })
})
