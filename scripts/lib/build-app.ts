import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { hashSources } from './hash-sources.ts'

const sources = [
  'web-chat/app',
  'web-chat/client',
  'agent/events',
  'agent/plan.ts',
  'crm-core/contract',
  'vite.config.ts',
  'package-lock.json',
]
const stamp = 'dist/app/.built-from'

/** Builds the web app when its sources changed since the last build. */
export async function buildApp(): Promise<void> {
  const wanted = hashSources(sources)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.error('Building the web app …')
  const { build } = await import('vite')
  await build({ logLevel: 'warn' })
  writeFileSync(stamp, wanted)
}
