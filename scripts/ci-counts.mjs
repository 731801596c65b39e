// The last line of CI: what every runner reported, added up. Exits 1 when a step or a test failed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, stepFailed] = process.argv.slice(2)
const sum = { passed: 0, failed: 0, skipped: 0 }
const add = (passed, failed, skipped) => {
  sum.passed += passed
  sum.failed += failed
  sum.skipped += skipped
}
for (const name of ['unit', 'browser', 'services']) {
  const file = join(folder, `${name}.json`)
  if (!existsSync(file)) {
    add(0, 1, 0)
    console.log(`${name}: no report`)
    continue
  }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const failed = report.success ? 0 : Math.max(1, report.numFailedTests)
  add(report.numPassedTests, failed, report.numPendingTests + report.numTodoTests)
  console.log(`${name}: ${report.numPassedTests} passed, ${failed} failed`)
}
for (const name of ['eval-lint', 'eval-run']) {
  const file = join(folder, `${name}.json`)
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 1 }
  add(report.passed, report.failed, 0)
  console.log(`${name}: ${report.passed} passed, ${report.failed} failed`)
}
if (stepFailed === '1' && sum.failed === 0) sum.failed = 1
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
process.exit(sum.failed > 0 ? 1 : 0)
