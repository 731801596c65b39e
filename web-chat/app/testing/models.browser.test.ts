import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContextOptions, Locator, Page } from '@playwright/test'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { startFakeServer, type FakeServer } from './fake-server.ts'

const browser = await launchBrowser()
const phone = { width: 390, height: 844 }
let app_dir = ''
let server: FakeServer
let page: Page
const pages: Page[] = []

async function signedIn(who: RegExp, options: BrowserContextOptions = {}): Promise<void> {
  if (!browser) throw new Error('no browser')
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    ...options,
  })
  page = await context.newPage()
  pages.push(page)
  await page.goto(server.url)
  await page.getByRole('button', { name: who }).click()
  await page.locator('textarea').waitFor()
}
const rep = /Lin Tao/
const admin = /Olivia Grant/
const open = (path: string) => page.goto(server.url + path)
async function ask(text: string): Promise<void> {
  await page.locator('textarea').last().fill(text)
  await page.locator('textarea').last().press('Enter')
  await page.getByText('That is what the model says.').last().waitFor()
}
/** The numbers of a waterfall, top to bottom. */
async function pointsOf(table: Locator): Promise<number[]> {
  const cells = await table.locator('tbody tr td:last-child').allInnerTexts()
  return cells.map((text) => Number(text.replace('−', '-')))
}
const scrollsSideways = () =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
async function problems(): Promise<string[]> {
  // Colours are judged once they have stopped moving.
  await page.waitForTimeout(300)
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

describe.skipIf(!browser)('models in the web app', () => {
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

  it('shows a score with its reasons and a waterfall whose numbers add up from the start to the score', async () => {
    await signedIn(rep)
    await ask('how good is Sarah Chen')
    await page.getByRole('img', { name: 'lead score: 78' }).waitFor()
    await page.getByText('Base model: trained on example data, not yours').waitFor()
    await page.getByText('Up 8 since').waitFor()
    await page.getByText(/Lead source: Referral \(\+38 points\)/).waitFor()
    const table = page.getByRole('table', { name: 'How the score comes about: from 16.0 to 78.0' })
    expect(await table.getByRole('rowheader').allInnerTexts()).toEqual([
      'Starting point',
      expect.stringContaining('Lead source'),
      expect.stringContaining('Website visits'),
      expect.stringContaining('Age in days'),
      'Fields that you may not see',
      '2 smaller influences',
      'Score',
    ])
    const points = await pointsOf(table)
    const score = points.pop()
    expect(points.reduce((sum, each) => sum + each, 0)).toBeCloseTo(score ?? Number.NaN, 6)
    expect(score).toBe(78)

    await page.getByRole('button', { name: 'Show all inputs' }).click()
    await table.getByRole('rowheader', { name: 'E-mail opens' }).waitFor()
    expect((await pointsOf(table)).length).toBe(8)
  })

  it('ranks several records, opens the waterfall of one, and says why others have no score', async () => {
    await signedIn(rep)
    await ask('rank my leads')
    const table = page.getByRole('table').filter({ hasText: 'Main reason' })
    await table.getByText('Priya Raman').waitFor()
    expect(await table.locator('tbody tr:first-child th').allInnerTexts()).toEqual([
      '王伟',
      'Sarah Chen',
      'Marcus Bell',
      '李娜',
      'Priya Raman',
    ])
    await table.getByText('As it stands, this record is not scored').waitFor()
    await table.getByText('the fields that it was trained on are gone').waitFor()
    const why = page.getByRole('button', { name: 'Why Marcus Bell is scored so' })
    await why.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('table', { name: /from 16.0 to 41.0/ }).waitFor()
    expect(await why.getAttribute('aria-expanded')).toBe('true')
  })

  it('tells what would move a score, and in words when nothing would', async () => {
    await signedIn(rep)
    await ask('what if we try')
    await page.getByText('From 78 to 88').waitFor()
    const way = page.getByRole('listitem').filter({ hasText: 'Website visits' }).first()
    expect(await way.innerText()).toMatch(/14[\s\S]*20/)
    await ask('what if none')
    await page.getByText('Nothing that a person can change here brings the score to 99.').waitFor()
  })

  it('draws a forecast with its table, and says how far it may be trusted', async () => {
    await signedIn(rep)
    await ask('revenue please')
    await page.getByRole('img', { name: 'Revenue by month: 12 months past and 6 ahead' }).waitFor()
    await page.getByText('Tried on the last 12 months: off by 17.3% on average').waitFor()
    await page.getByText('2 deals in other currencies are left out.').waitFor()
    await page.getByText('Show as a table').last().click()
    await page.getByRole('rowheader', { name: 'November 2026' }).waitFor()
    await ask('revenue for long')
    await page.getByText('There is too little closed history').waitFor()
  })

  it('has a column of scores in a list, asked for once a page, with the way each went', async () => {
    await signedIn(rep)
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/latest')) asked.push(request.url())
    })
    await open('/records/lead')
    const row = page.getByRole('row').filter({ hasText: 'Sarah Chen' })
    await row.getByText('78', { exact: true }).waitFor()
    expect(await row.innerText()).toContain('Up 8 since')
    expect(asked).toHaveLength(1)
    // The base model writes into no field, so its word stands beside what the record keeps.
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(
      expect.arrayContaining(['Lead score', 'Prediction (base model)']),
    )
    expect(await page.getByRole('row').filter({ hasText: '赵强' }).innerText()).toMatch(
      /64[\s\S]*not scored yet/,
    )
  })

  it('shows on a record the score, its trend, why it is so and what would raise it', async () => {
    await signedIn(rep)
    await open('/records/lead')
    await page.getByRole('button', { name: 'Sarah Chen', exact: true }).click()
    const panel = page.getByRole('complementary', { name: 'Record' })
    await panel.getByRole('img', { name: 'How the score went: 52, 61, 70, 78' }).waitFor()
    await panel.getByText(/Lead source: Referral/).waitFor()
    await panel.getByRole('button', { name: 'Why this score' }).click()
    await panel.getByRole('table', { name: /from 16.0 to 78.0/ }).waitFor()
    await panel.getByRole('button', { name: 'What would raise it' }).click()
    await panel.getByText('Each way alone is enough.').waitFor()
  })

  it('scores a record that never was when asked, and says in words why one is not', async () => {
    await signedIn(rep)
    await open('/records/lead')
    await page.getByRole('button', { name: '赵强', exact: true }).click()
    const panel = page.getByRole('complementary', { name: 'Record' })
    await panel.getByText('Not scored yet.').waitFor()
    await panel.getByRole('button', { name: 'Score now' }).click()
    await panel.getByRole('img', { name: 'lead score: 63' }).waitFor()
    await page.getByRole('button', { name: '李娜', exact: true }).click()
    await panel.getByRole('button', { name: 'Score now' }).click()
    await panel.getByText('As it stands, this record is not scored').waitFor()
    expect(await panel.getByRole('button', { name: 'Score now' }).count()).toBe(0)
  })

  it('shows nothing of a model on records that no model is about', async () => {
    await signedIn(rep)
    await open('/records/activity')
    await page.getByRole('button', { name: 'Kick-off call' }).first().click()
    const panel = page.getByRole('complementary', { name: 'Record' })
    await panel.getByRole('heading', { name: 'Kick-off call' }).waitFor()
    await panel.getByText('About', { exact: true }).waitFor()
    expect(await panel.getByText('Not scored yet.').count()).toBe(0)
  })

  it.each([
    [
      'en-US',
      {
        report: ['Calibration', 'Lift', 'Learning curve', 'What counts', 'Plain baseline'],
        monitor: ['Traffic', 'Drift', 'What came of it', 'limit 0.18', 'p95 latency', 'Drifted'],
        alert: 'Website visits has other values than before (PSI 0.31, limit 0.18).',
      },
    ],
    [
      'zh-CN',
      {
        report: ['校准', '提升', '学习曲线', '起作用的输入', '简单基线'],
        monitor: ['流量', '漂移', '实际结果', '上限 0.18', 'p95 延迟', '已漂移'],
        alert: '“网站访问”的取值与之前不同（PSI 0.31，上限 0.18）。',
      },
    ],
  ] as const)('shows report, drift, traffic and alerts of a model in %s', async (locale, words) => {
    await signedIn(rep, { locale })
    await open('/models/lead-score/report')
    for (const text of words.report) await page.getByText(text, { exact: true }).first().waitFor()
    await page.locator('figure svg[role=img]').nth(2).waitFor()
    await open('/models/lead-score/monitor')
    for (const text of words.monitor) await page.getByText(text, { exact: true }).first().waitFor()
    await page.getByText(words.alert, { exact: false }).waitFor()
    // The chart and its table say the same.
    await page.locator('summary').first().click()
    await page.locator('details[open] tbody tr').first().waitFor()
    expect(await page.locator('details[open] tbody tr').count()).toBe(150)
  })

  it('says in words what there is not yet: drift, outcomes, traffic, a challenger', async () => {
    await signedIn(rep)
    await open('/models/churn/monitor')
    await page.getByText('Too few records have been scored to tell.').waitFor()
    await page.getByText('No outcome is known yet').waitFor()
    await page.getByText('Nothing was scored in the last seven days.').waitFor()
    await open('/models/churn/versions')
    await page.getByText('No version of your own yet: the base model answers.').waitFor()
    await page.getByText('No version is being compared.').waitFor()
  })

  it('lets an administrator try a version on a share, compare it, promote it, and roll it back with a reason', async () => {
    await signedIn(admin)
    await open('/models/lead-score/versions')
    const row = page.getByRole('listitem', { name: 'Version 3' })
    await row.getByRole('button', { name: 'Decide about version 3' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: /Answer for a share/ }).check()
    await dialog.getByLabel('Share of the records', { exact: true }).selectOption('0.25')
    await dialog.getByRole('button', { name: 'Do it' }).click()
    await row.getByText('25% of the records').waitFor()
    await page.getByText('Not decided yet').waitFor()
    await page.getByText('about 1,080 are needed to tell').waitFor()

    await row.getByRole('button', { name: 'Decide about version 3' }).click()
    await dialog.getByRole('radio', { name: /Answer for all records/ }).check()
    await dialog.getByRole('button', { name: 'Do it' }).click()
    await row.getByText('Champion', { exact: true }).waitFor()
    await page.getByRole('listitem', { name: 'Version 2' }).getByText('Retired').waitFor()

    await page.getByRole('button', { name: 'Roll back' }).click()
    await dialog.getByText('Take version 3 back?').waitFor()
    const confirm = dialog.getByRole('button', { name: 'Roll back' })
    expect(await confirm.isDisabled()).toBe(true)
    await dialog.getByLabel('Why').fill('scores are too high')
    await confirm.click()
    await page.getByText('Done. Version 2 answers now.').waitFor()
    await row.getByText('Rolled back', { exact: true }).waitFor()
    expect(server.modelDecisions).toEqual([
      { version: 3, stage: 'challenger', share: 0.25 },
      { version: 3, stage: 'champion' },
      { rollback: 'scores are too high' },
    ])
  })

  it('trains with progress, and says why no version came of it', async () => {
    await signedIn(admin)
    await open('/models/churn')
    await page.getByRole('button', { name: 'Train on our history' }).click()
    await page.getByText('there are too few finished records').waitFor()
    expect(await page.getByRole('button', { name: 'Train on our history' }).isEnabled()).toBe(true)
  })

  it('shows who is no administrator everything and lets him decide nothing', async () => {
    await signedIn(rep)
    await page.getByRole('link', { name: 'Models' }).click()
    await page.getByRole('link', { name: 'Lead score', exact: true }).last().click()
    await page.getByText('Training, promoting and rolling back are an administrator’s affair.').waitFor()
    expect(await page.getByRole('button', { name: 'Train on our history' }).count()).toBe(0)
    await page.getByRole('link', { name: 'Versions' }).click()
    await page.getByRole('listitem', { name: 'Version 2' }).waitFor()
    expect(await page.getByRole('button', { name: /Decide|Roll back/ }).count()).toBe(0)
  })

  it.each([
    ['light', undefined],
    ['dark', phone],
  ] as const)(
    'has no accessibility problem in %s, and nothing scrolls sideways',
    async (colorScheme, small) => {
      await signedIn(admin, { colorScheme, ...(small ? { viewport: small } : {}) })
      for (const words of ['how good is she', 'rank my leads', 'what if', 'revenue']) await ask(words)
      expect(['chat', await problems(), await scrollsSideways()]).toEqual(['chat', [], false])
      for (const path of [
        'models',
        'models/lead-score',
        'models/lead-score/report',
        'models/lead-score/monitor',
        'models/lead-score/versions',
        'models/forecast',
        'records/lead?record=lead:0198c0de-0000-7000-8000-000000000002',
      ]) {
        await open(`/${path}`)
        await page.waitForTimeout(900)
        expect([path, await problems(), await scrollsSideways()]).toEqual([path, [], false])
      }
    },
  )
})
