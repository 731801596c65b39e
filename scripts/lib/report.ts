import { readFileSync } from 'node:fs'
import { z } from 'zod'

const jsonReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numFailedTestSuites: z.number(),
  success: z.boolean(),
})

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Reads what vitest's json reporter wrote. A file that failed to load counts as one failure, never as nothing. */
export function countsOf(path: string): Counts {
  const report = jsonReport.parse(JSON.parse(readFileSync(path, 'utf8')))
  const failed =
    report.numFailedTests === 0 && !report.success
      ? Math.max(1, report.numFailedTestSuites)
      : report.numFailedTests
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests }
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
