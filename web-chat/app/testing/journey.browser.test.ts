import type { BrowserContextOptions, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import * as onServer from './on-server.ts'
import { startServer, type ServerProcess } from './server-process.ts'

const browser = await launchBrowser()
const minutes = 60_000
let server: ServerProcess

const apiOf = (page: Page) => onServer.apiOf(page, server)
const signedIn = (name: RegExp, options: BrowserContextOptions) =>
  onServer.signIn(browser, server, name, options)
async function ask(page: Page, text: string): Promise<void> {
  await page.locator('textarea').last().fill(text)
  await page.locator('textarea').last().press('Enter')
}

describe.skipIf(!browser)('a rep on the real server', () => {
  beforeAll(async () => {
    server = await startServer()
  }, 3 * minutes)
  afterAll(async () => {
    await browser?.close()
    await server.close()
  })

  it(
    'asks for welcome mails, edits one, rejects one, and the records and the mailbox prove it',
    async () => {
      const page = await signedIn(/Tom Baker/, { viewport: { width: 1440, height: 900 }, locale: 'en-US' })
      const api = apiOf(page)
      const before = (await api.mailbox.list()).length
      await ask(page, "Find this week's new high-value leads and send each a welcome email")
      const card = page.getByRole('listitem').filter({ has: page.getByRole('checkbox') })
      await card.first().waitFor()
      const [approval] = await api.approvals.list()
      const rows = approval?.rows ?? []
      expect(rows.length).toBeGreaterThanOrEqual(3)
      expect((await api.mailbox.list()).length).toBe(before)

      const mails = rows.map(({ preview }) => (preview.kind === 'email' ? preview.email : null))
      const [edited, rejected] = mails
      await page.getByRole('button', { name: `Edit ${edited?.to_label.display}` }).click()
      await page.getByLabel('Subject').fill('Good to meet you')
      await page.getByRole('button', { name: 'Keep changes' }).click()
      await page.getByRole('listitem', { name: rejected?.to_label.display, exact: true }).press('r')
      await page.getByRole('button', { name: `Approve ${rows.length - 1}` }).click()
      await page.getByText(`${rows.length - 1} done`).waitFor()

      await page.locator('.markdown', { hasText: 'e-mails sent' }).waitFor()
      const wanted = mails.filter((mail) => mail !== rejected).map((mail) => mail?.to_address ?? '')
      await expect
        .poll(async () => (await api.mailbox.list()).length, { timeout: minutes })
        .toBe(before + wanted.length)
      expect(await page.getByRole('alert').count()).toBe(0)
      const received = (await api.mailbox.list()).slice(0, wanted.length)
      expect(received.map((mail) => mail.to).toSorted()).toEqual(wanted.toSorted())
      expect(received.filter((mail) => mail.subject === 'Good to meet you').map((mail) => mail.to)).toEqual([
        edited?.to_address,
      ])

      const to_ids = mails.map((mail) => mail?.to.id ?? '')
      const stored = await api.records.query('email', { filter: { field: 'to_id', op: 'in', value: to_ids } })
      expect(new Set(stored.items.map((email) => email['to_address']))).toEqual(new Set(wanted))
      const logged = await api.records.query('activity', {
        filter: { field: 'who_id', op: 'in', value: to_ids },
      })
      expect(logged.items.filter((activity) => activity['type'] === 'email')).toHaveLength(wanted.length)
      await page.context().close()
    },
    3 * minutes,
  )

  it(
    'moves a deal in Chinese on a phone, and the record says so',
    async () => {
      const page = await signedIn(/李娜/, {
        viewport: { width: 375, height: 812 },
        locale: 'zh-CN',
        hasTouch: true,
      })
      const api = apiOf(page)
      await ask(page, '把华信科技续约推进到谈判，金额改成35万')
      await page.locator('article [aria-busy=false]').last().waitFor()
      await page.getByText('华信科技续约').last().waitFor()
      const found = async () =>
        (
          await api.records.query('opportunity', {
            filter: { field: 'name', op: '=', value: '华信科技续约' },
          })
        ).items[0]
      await expect.poll(async () => (await found())?.['stage'], { timeout: minutes }).toBe('negotiation')
      expect((await found())?.['amount']).toEqual({ amount: '350000.00', currency: 'CNY' })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
      await page.context().close()
    },
    3 * minutes,
  )

  it(
    'keeps a conversation through a reload',
    async () => {
      const page = await signedIn(/Tom Baker/, { viewport: { width: 1440, height: 900 }, locale: 'en-US' })
      await ask(page, 'Show my open deals')
      await page.getByRole('table').first().waitFor()
      await page.reload()
      await page.getByRole('table').first().waitFor()
      await page.getByText('Show my open deals').last().waitFor()
      await page.context().close()
    },
    3 * minutes,
  )
})
