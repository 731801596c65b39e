import { readFileSync } from 'node:fs'
import { z } from 'zod'

const assertion = z.object({
  fullName: z.string(),
  status: z.string(),
  failureMessages: z.array(z.string()).nullish(),
})
const jsonReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numFailedTestSuites: z.number(),
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(assertion),
    }),
  ),
})

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const readReport = (path: string) => jsonReport.parse(JSON.parse(readFileSync(path, 'utf8')))

/** Reads what vitest's json reporter wrote. A file that failed to load counts as one failure, never as nothing. */
export function countsOf(path: string): Counts {
  const report = readReport(path)
  const failed =
    report.numFailedTests === 0 && !report.success
      ? Math.max(1, report.numFailedTestSuites)
      : report.numFailedTests
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests }
}

/** What failed and why, said again beside the counts: in a long log nobody finds it above them. */
export function failuresOf(path: string): string[] {
  return readReport(path).testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (status === 'failed' && failed.length === 0) return [`FAILED ${name}: ${message}`]
    return failed.map((test) => `FAILED ${name}: ${test.fullName}\n${test.failureMessages?.join('\n') ?? ''}`)
  })
}

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** The line that CI ends with. */
export function countsLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
