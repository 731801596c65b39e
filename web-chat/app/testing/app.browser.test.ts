import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from '@playwright/test'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startFakeServer, type FakeServer } from './fake-server.ts'

const browser = await launchBrowser()
const phone = { width: 375, height: 812 }
let app_dir = ''
let server: FakeServer
let page: Page
const pages: Page[] = []

async function openApp(options: BrowserContextOptions = {}): Promise<Page> {
  if (!browser) throw new Error('no browser')
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    ...options,
  })
  page = await context.newPage()
  pages.push(page)
  await page.goto(server.url)
  return page
}
async function signedIn(options: BrowserContextOptions = {}): Promise<Page> {
  await openApp(options)
  await page.getByRole('button', { name: /Lin Tao/ }).click()
  await page.locator('textarea').waitFor()
  return page
}
async function ask(text: string): Promise<void> {
  await page.locator('textarea').last().fill(text)
  await page.locator('textarea').last().press('Enter')
}
const settled = () => page.locator('article [aria-busy=false]').last().waitFor()
const scrollsSideways = () =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
async function problems(): Promise<string[]> {
  // Colours are judged once they have stopped moving.
  await page.waitForTimeout(300)
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

describe.skipIf(!browser)('the web app in a browser', () => {
  beforeAll(async () => {
    app_dir = await mkdtemp(join(tmpdir(), 'hotcrm-app-'))
    const configFile = fileURLToPath(new URL('../../../vite.config.ts', import.meta.url))
    await build({ configFile, logLevel: 'error', build: { outDir: app_dir } })
  })
  beforeEach(async () => {
    server = await startFakeServer({ app_dir })
  })
  afterEach(async () => {
    for (const each of pages.splice(0)) await each.context().close()
    await server.close()
  })
  afterAll(async () => {
    await browser?.close()
    await rm(app_dir, { recursive: true, force: true })
  })

  it('leads to the sign-in page and back to where one wanted to go', async () => {
    await openApp()
    await page.goto(`${server.url}/records/opportunity`)
    await page.getByLabel('E-mail').fill('lin@demo.test')
    await page.getByLabel('Password').fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').getByText('E-mail or password is wrong.').waitFor()
    await page.getByRole('button', { name: /Lin Tao/ }).click()
    await page.getByRole('button', { name: 'Helio Energy · Expansion 3', exact: true }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/records/opportunity')
  })

  it('sends exactly what was decided: one mail edited, one rejected by key, the rest approved', async () => {
    await signedIn()
    await ask('Find new leads and send each a welcome e-mail')
    await page.getByRole('button', { name: 'Edit Sarah Chen' }).click()
    await page.getByLabel('Subject').fill('Good to meet you')
    await page.getByRole('button', { name: 'Keep changes' }).click()
    await page.getByRole('listitem', { name: 'Marcus Bell' }).press('r')
    await page.getByText('1 will be rejected').waitFor()
    await page.getByRole('button', { name: 'Approve 4' }).click()
    await page.getByText('4 done', { exact: true }).waitFor()
    await page.getByText('carried out').first().waitFor()
    expect(server.decisions).toMatchObject([
      {
        decision: 'approve',
        rows: [
          { id: 'r1', decision: 'edit', args: { subject: 'Good to meet you' } },
          { id: 'r3', decision: 'reject' },
        ],
      },
    ])
  })

  it('opens the editor by key and goes from row to row', async () => {
    await signedIn()
    await ask('welcome')
    await page.getByRole('listitem', { name: 'Sarah Chen' }).press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('王伟')
    await page.keyboard.press('e')
    await page.getByLabel('Subject').press('Escape')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('王伟')
    expect(server.decisions).toEqual([])
  })

  it('edits the fields of a change and shows what was and will be', async () => {
    await signedIn()
    await ask('move the deal')
    await page.getByRole('button', { name: /^Edit/ }).click()
    await page.getByLabel('Stage').selectOption('closed_won')
    await page.getByRole('button', { name: 'Keep changes' }).click()
    await page.locator('ins', { hasText: 'Closed won' }).waitFor()
    await page.getByRole('button', { name: 'Approve', exact: true }).click()
    await page.getByText('1 done', { exact: true }).waitFor()
    expect(server.decisions[0]?.rows?.[0]?.args).toMatchObject({
      changes: { stage: 'closed_won', close_date: '2026-12-15' },
    })
  })

  it('draws a page of a thousand rows, finds one, and sends a short body', async () => {
    await signedIn()
    await ask('a thousand mails')
    await page.getByText('1 of 50').waitFor()
    expect(
      await page
        .getByRole('listitem')
        .filter({ has: page.getByRole('checkbox') })
        .count(),
    ).toBe(20)
    await page.getByLabel('Filter rows').fill('mail999@')
    await page.getByRole('checkbox', { name: 'Approve 李娜' }).click()
    await page.getByRole('button', { name: 'Approve 999' }).click()
    await page.getByText('999 done', { exact: true }).waitFor()
    expect(server.decisions).toEqual([{ decision: 'approve', rows: [{ id: 'r999', decision: 'reject' }] }])
  })

  it('does not send while an input method composes', async () => {
    await signedIn()
    const field = page.locator('textarea')
    await field.fill('查一下')
    await field.evaluate((element) => {
      const press = (more: KeyboardEventInit) =>
        element.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...more }),
        )
      press({ isComposing: true })
      press({ keyCode: 229 })
    })
    expect(await field.inputValue()).toBe('查一下')
    expect(new URL(page.url()).pathname).toBe('/')
    await field.press('Shift+Enter')
    expect(await field.inputValue()).toBe('查一下\n')
    await field.press('Enter')
    await page.waitForURL(/\/c\//)
  })

  it('goes on with a run after the page was loaded anew, and stops it on Escape', async () => {
    await signedIn()
    await ask('a long story')
    await page.getByText('This takes a while.').first().waitFor()
    await page.reload()
    const reply = page.locator('.markdown')
    await reply.waitFor()
    const before = (await reply.innerText()).length
    await page.waitForFunction(
      (length) => (document.querySelector('.markdown')?.textContent ?? '').length > length + 40,
      before,
    )
    await page.locator('textarea').press('Escape')
    await page.getByRole('button', { name: 'Send' }).waitFor()
    expect(await reply.innerText()).not.toContain('This takes a while. '.repeat(150))
  })

  it('keeps an approval that was decided on its page in sight, with what came of it', async () => {
    await signedIn()
    await ask('welcome them')
    await page.getByRole('button', { name: 'Approve 5' }).waitFor()
    await page.getByRole('link', { name: /Approvals/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Approvals' }).waitFor()
    await page.getByRole('button', { name: 'Approve 5' }).click()
    await page.getByText('5 done', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Conversation' }).click()
    await page.locator('.markdown', { hasText: 'carried out' }).waitFor()
    expect(server.decisions).toEqual([{ decision: 'approve' }])
  })

  it('takes the last question back with the arrow key', async () => {
    await signedIn()
    await ask('pipeline by stage')
    await settled()
    await page.locator('textarea').press('ArrowUp')
    expect(await page.locator('textarea').inputValue()).toBe('pipeline by stage')
  })

  it('shows a failed run in words and asks again', async () => {
    await signedIn()
    await ask('please fail')
    await page.getByText('This took longer than 30 seconds and was stopped.').waitFor()
    await page.getByRole('button', { name: 'Ask again' }).click()
    await page.getByText('You: please fail').nth(1).waitFor()
    expect(await page.getByText('You: please fail').count()).toBe(2)
  })

  it('renders what a reply quotes without pictures, scripts or foreign looks', async () => {
    const fetched: string[] = []
    await signedIn()
    page.on('request', (request) => fetched.push(request.url()))
    await ask('tell me about her')
    await page.getByRole('button', { name: 'Draft a follow-up e-mail' }).waitFor()
    expect(await page.locator('.markdown img, .markdown script').count()).toBe(0)
    expect(fetched.filter((url) => !url.startsWith(server.url))).toEqual([])
  })

  it('opens the record that a reply cites, and closes it with the back button', async () => {
    await signedIn()
    await ask('tell me about her')
    await page.locator('.markdown').getByRole('button', { name: 'Sarah Chen' }).click()
    const panel = page.getByRole('complementary', { name: 'Record' })
    await panel.getByRole('heading', { name: 'Sarah Chen' }).waitFor()
    await panel.getByText('Kick-off call').first().waitFor()
    await page.goBack()
    await panel.waitFor({ state: 'detached' })
    expect(page.url()).not.toContain('record=')
  })

  it('answers a question with one of its choices', async () => {
    await signedIn()
    await ask('call Wang Wei')
    await page.getByRole('button', { name: /远航物流/ }).click()
    await page.locator('article').nth(1).getByText('You: 2').waitFor()
    expect(await page.locator('article').count()).toBe(2)
  })

  it('switches every word and the lang attribute to Chinese, and remembers it', async () => {
    await signedIn()
    await page.getByRole('button', { name: /Settings/ }).click()
    await page.getByRole('menuitemradio', { name: '中文' }).click()
    await page.getByRole('link', { name: '新对话' }).first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    await page.reload()
    await page.getByRole('link', { name: '审批' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  })

  it('renames and deletes a conversation', async () => {
    await signedIn()
    await ask('pipeline by stage')
    await settled()
    await page.getByRole('button', { name: 'Actions for “pipeline by stage”' }).click()
    await page.getByRole('menuitem', { name: 'Rename' }).click()
    await page.getByRole('textbox', { name: 'Rename' }).fill('Q4 pipeline')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Q4 pipeline' }).waitFor()
    await page.getByRole('button', { name: 'Actions for “Q4 pipeline”' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('Your conversations will be here.').waitFor()
    expect(new URL(page.url()).pathname).toBe('/')
  })

  it.each([
    ['light', undefined],
    ['dark', phone],
  ] as const)(
    'has no accessibility problem in %s, and nothing scrolls sideways',
    async (colorScheme, small) => {
      await openApp({ colorScheme, ...(small ? { viewport: small } : {}) })
      await page.getByRole('button', { name: /Lin Tao/ }).waitFor()
      expect(await problems()).toEqual([])
      await page.getByRole('button', { name: /Lin Tao/ }).click()
      await page.locator('textarea').waitFor()
      expect(await problems()).toEqual([])
      for (const words of [
        'welcome them',
        'tell me about her',
        'pipeline',
        'call Wang Wei',
        'move the deal',
      ]) {
        await ask(words)
        await page.waitForTimeout(900)
      }
      expect(await problems()).toEqual([])
      expect(await scrollsSideways()).toBe(false)
      for (const path of [
        'approvals',
        'mailbox?mail=%3C1%40x%3E',
        'records/opportunity',
        'records/lead?record=lead:0198c0de-0000-7000-8000-000000000002',
      ]) {
        await page.goto(`${server.url}/${path}`)
        await page.waitForTimeout(900)
        expect([path, await problems(), await scrollsSideways()]).toEqual([path, [], false])
      }
    },
  )
})
