import { mkdirSync } from 'node:fs'
import { countsLine, countsOf, failuresOf } from './lib/report.ts'
import { run } from './lib/run.ts'

/** `npm run test:services`: the store, queue and agent suites again, against real PostgreSQL + pgvector and Redis. */
const { DATABASE_URL, REDIS_URL } = process.env
if (!DATABASE_URL || !REDIS_URL) {
  console.error('Set DATABASE_URL and REDIS_URL first: eval "$(scripts/services up)" starts both.')
  process.exit(2)
}
mkdirSync('dist/test', { recursive: true })
const report = 'dist/test/services.json'
const args = [
  'run',
  '--project',
  'services',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]
const code = await run('vitest', args, {
  TEST_DATABASE_URL: DATABASE_URL,
  TEST_REDIS_URL: REDIS_URL,
  // `npm test` runs the same suites on PGlite.
  TEST_DATABASE_ONLY: 'yes',
})
for (const failure of failuresOf(report)) console.log(failure)
console.log(countsLine(countsOf(report)))
process.exit(code)
