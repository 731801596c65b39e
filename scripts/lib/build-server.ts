import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'esbuild'
import { hashSources } from './hash-sources.ts'

const out = 'dist/server'
const stamp = join(out, '.built-from')
const rooms = ['crm-core', 'models', 'tools', 'agent', 'web-chat/server', 'web-chat/client', 'cli']

/**
 * Bundles the CLI (which is also the server) when its sources changed, and answers with the entry.
 * Loading a few files instead of two thousand is most of the time that a start takes.
 */
export async function buildServer(): Promise<string> {
  const entry = resolve(out, 'main.js')
  const wanted = hashSources([...rooms, 'package-lock.json', 'scripts/lib/build-server.ts'])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return entry
  console.error('Building the server …')
  rmSync(out, { recursive: true, force: true })
  const { build } = await import('esbuild')
  await build({
    entryPoints: ['cli/main.ts'],
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    jsx: 'automatic',
    logLevel: 'error',
    define: { 'process.env.DEV': '"false"' },
    // Native parts, machine code and optional peers stay where npm put them.
    external: ['@electric-sql/*', 'onnxruntime-node', 'pg-native', 'react-devtools-core', 'esbuild', 'vite'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    plugins: [ownPlace],
  })
  writeFileSync(stamp, wanted)
  return entry
}

/** Sources find their own files (migrations, worker, built app) beside themselves, bundled or not. */
const ownPlace: Plugin = {
  name: 'own-place',
  setup(build) {
    build.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      if (path.includes('node_modules')) return null
      const source = await readFile(path, 'utf8')
      return {
        contents: source.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      }
    })
  },
}
