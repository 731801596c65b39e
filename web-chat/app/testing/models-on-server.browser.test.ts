import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { apiOf, signIn } from './on-server.ts'
import { startServer, type ServerProcess } from './server-process.ts'

const browser = await launchBrowser()
const minutes = 60_000
const desktop = { viewport: { width: 1440, height: 900 }, locale: 'en-US' }
let server: ServerProcess

describe.skipIf(!browser)('models on the real server', () => {
  beforeAll(async () => {
    server = await startServer()
  }, 3 * minutes)
  afterAll(async () => {
    await browser?.close()
    await server.close()
  })

  it(
    'score a lead that somebody opens, and the waterfall on the screen adds up to what the server keeps',
    async () => {
      const page = await signIn(browser, server, /Grace/, desktop)
      const api = apiOf(page, server)
      const [lead] = (
        await api.records.query('lead', { filter: { field: 'status', op: '=', value: 'new' }, limit: 1 })
      ).items
      const id = lead?.id ?? ''
      await page.goto(`${server.url}/records/lead?record=lead:${id}`)
      const panel = page.getByRole('complementary', { name: 'Record' })
      await panel.getByRole('button', { name: /^Score (now|anew)$/ }).click()
      await panel.getByText('Base model: trained on example data, not yours').waitFor()
      await panel.getByRole('button', { name: 'Why this score' }).click()
      await panel.getByRole('rowheader', { name: 'Starting point' }).waitFor()
      const cells = await panel.getByRole('table').locator('tbody td:last-child').allInnerTexts()
      const points = cells.map((text) => Number(text.replace('−', '-')))
      const total = points.pop() ?? Number.NaN
      expect(points.length).toBeGreaterThan(2)
      expect(points.reduce((sum, each) => sum + each, 0)).toBeCloseTo(total, 6)

      const [kept] = await api.models.latest('lead-score', [id])
      const prediction = kept?.result.prediction
      expect(Math.round(total)).toBe(prediction?.score)
      expect(Math.abs(total - 100 * (prediction?.probability ?? Number.NaN))).toBeLessThan(0.11)
      await panel.getByRole('img', { name: `lead score: ${prediction?.score}` }).waitFor()
      await page.context().close()
    },
    3 * minutes,
  )

  it(
    'show the report of the base model, say why training gave no version, and forecast revenue',
    async () => {
      const page = await signIn(browser, server, /Alex Morgan/, desktop)
      await page.goto(`${server.url}/models`)
      await page.getByRole('link', { name: 'Churn risk' }).last().click()
      await page.getByRole('button', { name: 'Train on our history' }).click()
      await page.getByText('there are too few finished records').waitFor()
      await page.getByRole('link', { name: 'Report' }).click()
      await page.getByRole('img', { name: /^Calibration/ }).waitFor()
      await page.locator('figure svg[role=img]').nth(2).waitFor()
      await page.getByRole('link', { name: 'Versions' }).click()
      await page.getByRole('listitem', { name: 'Base model' }).getByText('Champion').waitFor()
      await page.getByRole('link', { name: 'Revenue forecast' }).click()
      await page.getByRole('img', { name: /^Revenue by month/ }).waitFor()
      expect(await page.getByRole('alert').count()).toBe(0)
      await page.context().close()
    },
    3 * minutes,
  )
})
