import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { compressFiles } from './compress.ts'
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
  const before = process.env['NODE_ENV']
  await build({ logLevel: 'warn' })
  // Vite says production to the whole process, and the server that starts next would believe it.
  if (before === undefined) delete process.env['NODE_ENV']
  else process.env['NODE_ENV'] = before
  await compressFiles('dist/app')
  writeFileSync(stamp, wanted)
}
