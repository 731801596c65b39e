import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'
import { apiOf, signIn } from './on-server.ts'
import { startServer, type ServerProcess } from './server-process.ts'

const browser = await launchBrowser()
const minutes = 60_000
const desktop = { viewport: { width: 1440, height: 900 }, locale: 'en-US' }
const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', hasTouch: true }
let server: ServerProcess

async function problems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}
const choose = (page: Page, content: string, name = 'people.csv') =>
  page
    .getByLabel('Choose a file')
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

describe.skipIf(!browser)('the data tools on the real server', () => {
  beforeAll(async () => {
    server = await startServer()
  }, 3 * minutes)
  afterAll(async () => {
    await browser?.close()
    await server.close()
  })

  it(
    'import a file with a bad row: checked, mapped, started, the failed row downloaded, all of it reverted',
    async () => {
      const page = await signIn(browser, server, /Alex Morgan/, desktop)
      const api = apiOf(page, server)
      const count = async () =>
        (await api.records.query('account', { search: 'Zephyrine', limit: 50 })).items.length
      await page.goto(`${server.url}/records/account`)
      await page.getByRole('link', { name: 'Import' }).click()
      await choose(
        page,
        'Company,Staff\nZephyrine One,12\nZephyrine Two,many\nZephyrine Three,30\n',
        'new accounts.csv',
      )

      await page.getByRole('heading', { name: /new accounts\.csv/ }).waitFor()
      await page.getByLabel('Field for the column Company').selectOption({ label: 'Name' })
      await page.getByLabel('Field for the column Staff').selectOption({ label: 'Employees' })
      await page.getByRole('button', { name: 'Check the file' }).click()
      await page.getByText('1 row cannot be imported. The others can.').waitFor()
      const row = page.getByRole('row').filter({ hasText: 'Staff' })
      expect(await row.getByRole('cell').first().textContent()).toBe('3')
      expect(await count()).toBe(0)
      expect(await problems(page)).toEqual([])

      await page.getByRole('button', { name: 'Start the import' }).click()
      await page.getByText('Done', { exact: true }).waitFor()
      expect(await count()).toBe(2)
      const saving = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Download the failed rows' }).click()
      const file = await saving
      expect(file.suggestedFilename()).toBe('new accounts.failed.csv')
      const text = await readFile(await file.path(), 'utf8')
      expect(text).toContain('Company,Staff,What is wrong')
      expect(text).toMatch(/Zephyrine Two,many,.*Staff/)
      expect(text).not.toContain('Zephyrine One')

      await page.getByRole('button', { name: 'Take the import back' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Take the import back' }).click()
      await page.getByText('2 records are as they were before.').waitFor()
      expect(await count()).toBe(0)
      await page.context().close()
    },
    3 * minutes,
  )

  it(
    'export what the list is searched for',
    async () => {
      const page = await signIn(browser, server, /Alex Morgan/, desktop)
      await page.goto(`${server.url}/records/account`)
      await page.getByRole('button', { name: 'Initech' }).waitFor()
      await page.getByLabel('Search', { exact: true }).fill('Initech')
      await page.getByRole('button', { name: 'Globex' }).waitFor({ state: 'detached' })
      const saving = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('menuitem', { name: 'As CSV' }).click()
      const text = await readFile(await (await saving).path(), 'utf8')
      expect(text).toContain('Initech')
      expect(text).not.toContain('Globex')
      await page.context().close()
    },
    3 * minutes,
  )

  it(
    'merge two leads, with the chosen value surviving, and undo it',
    async () => {
      const page = await signIn(browser, server, /Alex Morgan/, desktop)
      const api = apiOf(page, server)
      const made = { first_name: 'Quillan', last_name: 'Ostrander', company: 'Ostrander Mills' }
      const email = 'quillan@ostrander-mills.example'
      const one = await api.records.create('lead', { ...made, email, title: 'Buyer' })
      const two = await api.records.create('lead', { ...made, email, title: 'Head of buying' })
      await page.goto(`${server.url}/data/duplicates/lead`)
      await page.getByRole('button', { name: 'Look for duplicates' }).click()
      const card = page.getByRole('listitem').filter({ hasText: 'Quillan Ostrander' }).first()
      await card.getByText('Same e-mail').waitFor()
      await card.getByRole('button', { name: 'Compare' }).click()
      await card.getByRole('radio', { name: 'Head of buying' }).check()
      expect(await problems(page)).toEqual([])
      await card.getByRole('button', { name: 'Merge', exact: true }).click()
      await page.getByText('Merged into Quillan Ostrander.').waitFor()

      const left = async () =>
        (await api.records.query('lead', { filter: { field: 'email', op: '=', value: email } })).items
      expect((await left()).map((lead) => lead['title'])).toEqual(['Head of buying'])
      await page.getByRole('button', { name: 'Undo' }).click()
      await page.getByText('Undone: both records are back.').waitFor()
      expect((await left()).map(({ id }) => id).toSorted()).toEqual([one.id, two.id].toSorted())
      await page.context().close()
    },
    3 * minutes,
  )

  it(
    'let a pair be said to be no duplicate, for good',
    async () => {
      const page = await signIn(browser, server, /Alex Morgan/, desktop)
      const api = apiOf(page, server)
      const made = { first_name: 'Perpetua', last_name: 'Lindqvist', company: 'Lindqvist Bros' }
      for (let i = 0; i < 2; i += 1)
        await api.records.create('lead', { ...made, email: 'perpetua@lindqvist.example' })
      await page.goto(`${server.url}/data/duplicates/lead`)
      const scan = page.getByRole('button', { name: 'Look for duplicates' })
      await scan.click()
      const card = page.getByRole('listitem').filter({ hasText: 'Perpetua Lindqvist' })
      await card.getByRole('button', { name: 'Not a duplicate' }).click()
      await card.first().waitFor({ state: 'detached' })
      await scan.click()
      await page.getByText(/pairs compared/).waitFor()
      expect(await card.count()).toBe(0)
      await page.context().close()
    },
    3 * minutes,
  )

  it(
    'add a field with choices that shows on a record, retire it and bring it back with its values',
    async () => {
      const page = await signIn(browser, server, /Alex Morgan/, desktop)
      const api = apiOf(page, server)
      await page.goto(`${server.url}/data/metadata/account`)
      await page.getByRole('button', { name: 'Add a field' }).click()
      const sheet = page.getByRole('dialog')
      await sheet.getByLabel('Name in English', { exact: true }).fill('Renewal tier')
      await sheet.getByLabel('Name in Chinese', { exact: true }).fill('续约等级')
      await sheet.getByLabel('Kind').selectOption('select')
      await sheet.getByLabel('Choice 1 in English').fill('Gold')
      await sheet.getByRole('button', { name: 'Add a choice' }).click()
      await sheet.getByLabel('Choice 2 in English').fill('Silver')
      expect(await problems(page)).toEqual([])
      await sheet.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('button', { name: 'Retire Renewal tier' }).waitFor()

      const [account] = (await api.records.query('account', { limit: 1 })).items
      if (!account) throw new Error('the demo has no account')
      await api.records.update('account', account.id, { renewal_tier: 'silver' })
      await page.goto(`${server.url}/records/account?record=account:${account.id}`)
      const panel = page.getByRole('complementary', { name: 'Record' })
      await panel.getByText('Renewal tier').waitFor()
      await panel.getByText('Silver').waitFor()

      await page.goto(`${server.url}/data/metadata/account`)
      await page.getByRole('button', { name: 'Retire Renewal tier' }).click()
      await page.getByRole('dialog').getByText('Its values are kept').waitFor()
      await page.getByRole('dialog').getByRole('button', { name: 'Retire' }).click()
      await page.getByRole('button', { name: 'Bring back Renewal tier' }).click()
      await page.getByRole('button', { name: 'Change Renewal tier' }).waitFor()
      expect((await api.records.get('account', account.id))['renewal_tier']).toBe('silver')
      await page.context().close()
    },
    3 * minutes,
  )

  it(
    'say every issue of a field that cannot be, and keep what was typed',
    async () => {
      const page = await signIn(browser, server, /Alex Morgan/, desktop)
      await page.goto(`${server.url}/data/metadata/account`)
      await page.getByRole('button', { name: 'Add a field' }).click()
      const sheet = page.getByRole('dialog')
      await sheet.getByLabel('Name in English', { exact: true }).fill('Industry')
      await sheet.getByRole('button', { name: 'Save' }).click()
      await sheet.getByRole('alert').waitFor()
      expect(await sheet.getByLabel('Name in English', { exact: true }).inputValue()).toBe('Industry')
      await page.context().close()
    },
    3 * minutes,
  )

  it(
    'tell people without the right so, on a phone in Chinese',
    async () => {
      const page = await signIn(browser, server, /Tom Baker/, phone)
      await page.goto(`${server.url}/data/metadata`)
      await page.getByText('只有管理员可以更改对象和字段').waitFor()
      expect(await page.getByRole('link', { name: '对象与字段' }).count()).toBe(0)
      await page.goto(`${server.url}/data/duplicates/lead`)
      await page.getByText('管理员可以重新比较所有记录。').waitFor()
      expect(await page.getByRole('button', { name: '查找重复' }).count()).toBe(0)
      expect(await scrollsSideways(page)).toBe(false)
      await page.goto(`${server.url}/data/imports`)
      await page.getByText('将文件拖到这里，或选择文件').waitFor()
      expect(await scrollsSideways(page)).toBe(false)
      expect(await problems(page)).toEqual([])
      await page.context().close()
    },
    3 * minutes,
  )
})
