import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { createClient, type Client } from '#client'
import type { ServerProcess } from './server-process.ts'

/** The API with the cookies of a page: what the database and the mailbox hold, past the screen. */
export const apiOf = (page: Page, server: ServerProcess): Client =>
  createClient({
    base_url: server.url,
    fetch: async (url, init) => {
      const answer = await page.request.fetch(url, {
        method: init?.method,
        headers: { ...Object.fromEntries(new Headers(init?.headers)), origin: server.url },
        data: typeof init?.body === 'string' ? init.body : undefined,
      })
      return new Response(await answer.text(), { status: answer.status(), headers: answer.headers() })
    },
  })

/** A page of its own in which one of the people of the demo workspace has signed in. */
export async function signIn(
  browser: Browser | null,
  server: ServerProcess,
  name: RegExp,
  options: BrowserContextOptions,
): Promise<Page> {
  if (!browser) throw new Error('no browser')
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(server.url)
  await page.getByRole('button', { name }).click()
  await page.locator('textarea').waitFor()
  return page
}
