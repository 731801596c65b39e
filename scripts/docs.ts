import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { configReference } from './docs/config.ts'
import { apiReference } from './docs/api.ts'
import { errorsReference } from './docs/errors.ts'
import { filterReference } from './docs/filter.ts'
import { toolsReference } from './docs/tools.ts'

/** `npm run docs` writes the generated references; `-- --check` compares them and fails when one is stale. */
const references = [
  ['docs/reference/api.md', apiReference],
  ['docs/reference/config.md', configReference],
  ['docs/reference/errors.md', errorsReference],
  ['docs/reference/filter.md', filterReference],
  ['docs/reference/tools.md', toolsReference],
] as const
const check = process.argv.includes('--check')
mkdirSync('docs/reference', { recursive: true })
let stale = 0
for (const [path, build] of references) {
  const text = await build()
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
  if (!check) writeFileSync(path, text)
  console.log(`${check ? 'stale' : 'wrote'}: ${path}`)
  stale += 1
}
if (check && stale > 0) {
  console.error('Run `npm run docs` and commit what it writes.')
  process.exit(1)
}
