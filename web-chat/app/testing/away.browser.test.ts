import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startFakeServer, type FakeServer } from './fake-server.ts'

const browser = await launchBrowser()
const desk = { viewport: { width: 1440, height: 900 }, locale: 'en-US' }
const phone = { viewport: { width: 375, height: 812 }, locale: 'zh-CN', hasTouch: true, isMobile: true }
let app_dir = ''
let server: FakeServer
let context: BrowserContext
let page: Page
const complaints: string[] = []

async function signedIn(options: BrowserContextOptions = desk): Promise<void> {
  if (!browser) throw new Error('no browser')
  context = await browser.newContext(options)
  page = await context.newPage()
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text())
  })
  await page.goto(server.url)
  await page.getByRole('button', { name: /Lin Tao/ }).click()
  await page.locator('textarea').waitFor()
}
async function ask(text: string, on = page): Promise<void> {
  await on.locator('textarea').last().fill(text)
  await on.locator('textarea').last().press('Enter')
}
const settled = () => page.locator('article [aria-busy=false]').last().waitFor()
/** An open menu holds the focus and goes with it, so it needs no landmark. */
const isOpenMenu = (problem: string) => problem.startsWith('region: <div data-radix-popper-co')
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

describe.skipIf(!browser)('the web app when something comes between', () => {
  beforeAll(async () => {
    app_dir = await mkdtemp(join(tmpdir(), 'hotcrm-app-'))
    const configFile = fileURLToPath(new URL('../../../vite.config.ts', import.meta.url))
    await build({ configFile, logLevel: 'error', build: { outDir: app_dir } })
  })
  beforeEach(async () => {
    complaints.length = 0
    server = await startFakeServer({ app_dir })
  })
  afterEach(async () => {
    await context?.close()
    await server.close()
  })
  afterAll(async () => {
    await browser?.close()
    await rm(app_dir, { recursive: true, force: true })
  })

  it('leads to the sign-in page when the session ends, and back to the thread with the words kept', async () => {
    await signedIn()
    await ask('pipeline by stage')
    await settled()
    const { pathname } = new URL(page.url())
    server.endSession()
    await ask('and what about the next quarter?')
    await page.getByRole('button', { name: /Lin Tao/ }).click()
    await page.locator('article').first().waitFor()
    expect(new URL(page.url()).pathname).toBe(pathname)
    expect(await page.locator('textarea').inputValue()).toBe('and what about the next quarter?')
    await page.locator('textarea').press('Enter')
    await page.locator('article').nth(1).waitFor()
    expect(await page.locator('textarea').inputValue()).toBe('')
  })

  it('keeps what was typed but not sent through a lost session and a reload, and forgets it on signing out', async () => {
    await signedIn()
    await page.locator('textarea').fill('half a thou')
    await page.reload()
    await page.locator('textarea').waitFor()
    expect(await page.locator('textarea').inputValue()).toBe('half a thou')
    server.endSession()
    await page.goto(`${server.url}/mailbox`)
    await page.getByRole('button', { name: /Lin Tao/ }).click()
    await page.getByRole('heading', { name: 'Mailbox' }).waitFor()
    await page.getByRole('link', { name: 'New chat' }).click()
    expect(await page.locator('textarea').inputValue()).toBe('half a thou')
    await page.getByRole('button', { name: /Settings/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: /Lin Tao/ }).click()
    await page.locator('textarea').waitFor()
    expect(await page.locator('textarea').inputValue()).toBe('')
  })

  it('goes on with a reply after the server was away, without a word doubled', async () => {
    await signedIn()
    await ask('a tale')
    await page.getByText('This takes a while.').first().waitFor()
    await server.stop()
    await page.getByText('The server cannot be reached.').first().waitFor()
    await server.start()
    await page.getByText('The server cannot be reached.').waitFor({ state: 'detached' })
    await page.waitForFunction(() => !document.querySelector('article [aria-busy=true]'), null, {
      timeout: 60_000,
    })
    const words = await page.locator('.markdown').innerText()
    expect(words.trim()).toBe('This takes a while. '.repeat(50).trim())
  })

  it('says that it is offline, and that it is back', async () => {
    await signedIn()
    await context.setOffline(true)
    await page.getByText('You are offline.').waitFor()
    await context.setOffline(false)
    await page.getByText('You are offline.').waitFor({ state: 'detached' })
  })

  it('shows in a second tab at once what was answered in the first, and refuses a second answer', async () => {
    await signedIn()
    await ask('welcome them')
    await page.getByRole('button', { name: 'Approve 5' }).waitFor()
    const second = await context.newPage()
    await second.goto(page.url())
    await second.getByRole('button', { name: 'Approve 5' }).waitFor()
    await page.getByRole('button', { name: 'Approve 5' }).click()
    await second.getByText('5 done', { exact: true }).first().waitFor()
    expect(await second.getByRole('button', { name: 'Approve 5' }).count()).toBe(0)
    await second.locator('.markdown', { hasText: 'carried out' }).waitFor()
    expect(server.decisions).toHaveLength(1)
  })

  it('shows what came of each row as it happens', async () => {
    await signedIn()
    await ask('welcome them')
    await page.getByRole('button', { name: 'Approve 5' }).waitFor()
    const counts = await page.evaluateHandle(() => {
      const seen = new Set<number>()
      const count = () =>
        [...document.querySelectorAll('li[aria-label]')].filter((row) => row.textContent?.includes('Done'))
          .length
      new MutationObserver(() => seen.add(count())).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      })
      return seen
    })
    await page.getByRole('button', { name: 'Approve 5' }).click()
    await page.locator('.markdown', { hasText: 'carried out' }).waitFor()
    const seen = await counts.evaluate((each) => [...each])
    expect(Math.max(...seen)).toBe(5)
    expect(seen.some((count) => count > 0 && count < 5)).toBe(true)
  })

  it('takes a, e and r as letters while one types, and as answers only on a row', async () => {
    await signedIn()
    await ask('welcome them')
    await page.getByRole('button', { name: 'Approve 5' }).waitFor()
    await page.locator('textarea').focus()
    await page.keyboard.type('are there more?')
    expect(await page.locator('textarea').inputValue()).toBe('are there more?')
    expect(await page.getByRole('button', { name: 'Approve 5' }).count()).toBe(1)
    await page.getByLabel('Edit Sarah Chen').click()
    await page.getByLabel('Subject').fill('')
    await page.keyboard.type('rare area')
    expect(await page.getByLabel('Subject').inputValue()).toBe('rare area')
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(6)
  })

  it('can be worked through with the keyboard alone: edit, reject, approve', async () => {
    await signedIn()
    await page.keyboard.type('welcome them')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Approve 5' }).waitFor()
    const tabTo = async (wanted: RegExp, key: 'Tab' | 'Shift+Tab') => {
      for (let presses = 0; presses < 80; presses++) {
        const name = await page.evaluate(() => {
          const { activeElement: at } = document
          const label = at?.getAttribute('aria-label')
          // A row bears the name of the link in it; the keys are the row's.
          return at?.localName === 'li' ? `row ${label}` : (label ?? at?.textContent ?? '')
        })
        if (wanted.test(name)) return
        await page.keyboard.press(key)
      }
      throw new Error(`the keyboard never reached ${wanted}`)
    }
    await tabTo(/^row Sarah Chen$/, 'Shift+Tab')
    await page.keyboard.press('e')
    await page.getByLabel('Subject').fill('By keyboard')
    await page.keyboard.press('Control+Enter')
    expect(await focused()).toBe('Sarah Chen')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('r')
    await tabTo(/^Approve 4$/, 'Tab')
    await page.keyboard.press('Enter')
    await page.getByText('4 done', { exact: true }).first().waitFor()
    expect(server.decisions).toMatchObject([
      {
        decision: 'approve',
        rows: [
          { id: 'r1', decision: 'edit', args: { subject: 'By keyboard' } },
          { id: 'r2', decision: 'reject' },
        ],
      },
    ])
  })

  it('goes to the newest question when one asks from further up', async () => {
    await signedIn()
    await ask('welcome them')
    await page.getByRole('button', { name: 'Approve 5' }).waitFor()
    await settled()
    await page.getByRole('group', { name: 'Messages' }).evaluate((box) => box.scrollTo({ top: 0 }))
    await page.getByRole('button', { name: 'Jump to latest' }).waitFor()
    await ask('pipeline by stage')
    await page.getByRole('button', { name: 'Jump to latest' }).waitFor({ state: 'detached' })
    await page.getByText('You: pipeline by stage').waitFor()
  })

  it('tells a screen reader of the reply and of the approval that is needed', async () => {
    await signedIn()
    const live = page.locator('output[aria-live=polite].sr-only')
    await ask('welcome them')
    await live.getByText('Your approval is needed.').waitFor()
    await ask('pipeline by stage')
    await live.getByText('Your open pipeline is').waitFor()
  })

  it('makes an API key, shows it once, and takes it back', async () => {
    await signedIn()
    await page.getByRole('button', { name: /Settings/ }).click()
    await page.getByRole('menuitem', { name: 'API keys and password' }).click()
    await page.getByLabel('Name').fill('report')
    await page.getByLabel('May').selectOption('read')
    await page.getByRole('button', { name: 'Make a key' }).click()
    await page.getByText(/^hck_secret_of_/).waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Revoke report' }).click()
    expect(await page.getByText(/^hck_secret_of_/).count()).toBe(0)
    await page.getByRole('button', { name: 'Revoke', exact: true }).click()
    await page.getByRole('button', { name: 'Revoke report' }).waitFor({ state: 'detached' })
  })

  it.each([
    ['light on a desk', { ...desk, colorScheme: 'light' }],
    ['dark on a phone', { ...phone, colorScheme: 'dark' }],
  ] as const)(
    'breaks no rule of its own policy and has no accessibility problem in its overlays, %s',
    async (_, options) => {
      await signedIn(options)
      await ask('welcome them')
      await page.locator('article [aria-busy=false]').last().waitFor()
      const problems = async () => {
        await page.waitForTimeout(400)
        const { violations } = await new AxeBuilder({ page }).analyze()
        return violations
          .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
          .filter((problem) => !isOpenMenu(problem))
      }
      await page.getByRole('listitem', { name: 'Sarah Chen', exact: true }).press('r')
      expect(await problems()).toEqual([])
      const drawer = page.getByRole('button', { name: /^(Menu|菜单)$/ })
      if (await drawer.isVisible()) await drawer.click()
      await page.getByRole('button', { name: /Settings|设置/ }).click()
      await page.getByRole('menu').waitFor()
      expect(await problems()).toEqual([])
      await page.getByRole('menuitem', { name: /API/ }).click()
      await page.getByRole('heading', { level: 1, name: /Account|账户/ }).waitFor()
      expect(await problems()).toEqual([])
      if (await drawer.isVisible()) await drawer.click()
      await page.getByRole('button', { name: /welcome them/ }).click()
      await page.getByRole('menuitem', { name: /Delete|删除/ }).click()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Delete|删除/ })
        .waitFor()
      expect(await problems()).toEqual([])
      expect(complaints).toEqual([])
    },
  )

  it('gives a finger enough to hit on a phone', async () => {
    await signedIn(phone)
    await ask('welcome them')
    await page.locator('article [aria-busy=false]').last().waitFor()
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll('main button, main a[href], main input, main textarea, header button'),
      ].flatMap((element) => {
        const box = element.getBoundingClientRect()
        const grown = getComputedStyle(element, '::before')
        const extra = grown.position === 'absolute' ? -2 * Number.parseFloat(grown.top || '0') : 0
        const inText = getComputedStyle(element).display === 'inline'
        return box.height === 0 || inText || box.height + Math.max(0, extra) >= 40
          ? []
          : [`${element.outerHTML.slice(0, 120)} ${box.height}`]
      }),
    )
    expect(small).toEqual([])
  })
})
