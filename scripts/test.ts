import { mkdirSync, rmSync } from 'node:fs'
import { buildApp } from './lib/build-app.ts'
import { addCounts, countsLine, countsOf, failuresOf } from './lib/report.ts'
import { run } from './lib/run.ts'

/**
 * `npm test`: every suite on the embedded store, then the browser suites in Chromium.
 * Arguments go on to vitest (`npm test -- crm-core/records`).
 */
const out = 'dist/test'
mkdirSync(out, { recursive: true })
await buildApp()
const projects = ['unit', 'browser'] as const
let failed = false
for (const project of projects) {
  const report = `${out}/${project}.json`
  rmSync(report, { force: true })
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    '--passWithNoTests',
    ...process.argv.slice(2),
  ]
  if ((await run('vitest', args)) !== 0) failed = true
}
const reports = projects.map((project) => `${out}/${project}.json`)
for (const failure of reports.flatMap(failuresOf)) console.log(failure)
const counts = addCounts(reports.map(countsOf))
console.log(countsLine(counts))
process.exit(failed || counts.failed > 0 ? 1 : 0)
