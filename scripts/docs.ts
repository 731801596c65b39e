import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { configReference } from './docs/config.ts'
import { errorsReference } from './docs/errors.ts'
import { toolsReference } from './docs/tools.ts'

/** `npm run docs` writes the generated references; `-- --check` compares them and fails when one is stale. */
const references = [
  ['docs/reference/config.md', configReference],
  ['docs/reference/errors.md', errorsReference],
  ['docs/reference/tools.md', toolsReference],
] as const
const check = process.argv.includes('--check')
mkdirSync('docs/reference', { recursive: true })
const stale = references.filter(([path, build]) => {
  const text = build()
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false
  if (!check) writeFileSync(path, text)
  return true
})
for (const [path] of stale) console.log(`${check ? 'stale' : 'wrote'}: ${path}`)
if (check && stale.length > 0) {
  console.error('Run `npm run docs` and commit what it writes.')
  process.exit(1)
}
