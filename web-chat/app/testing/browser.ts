import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { chromium, type Browser } from '@playwright/test'

/** A Chromium that this machine has, or the one that comes as an npm package; null where neither runs. */
export async function launchBrowser(): Promise<Browser | null> {
  const named = process.env['CHROMIUM_PATH']
  const common = {
    headless: true,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  }
  if (named) return existsSync(named) ? await chromium.launch({ ...common, executablePath: named }) : null
  try {
    const executablePath = await sparticuz.executablePath()
    // Its own arguments are for functions that live for one page: with --single-process the first page that closes ends all.
    return await chromium.launch({ ...common, executablePath })
  } catch (error) {
    // The package is for Linux on x64 only; elsewhere the browser tests say that they could not run.
    process.stderr.write(
      `no browser: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}\n`,
    )
    return null
  }
}
