/** Plays whole conversations in a seeded world and judges records, calls and words. */
export { lintEvals, type LintReport } from './harness/lint.ts'
export { reportText, type EvalReport, type Verdict } from './harness/report.ts'
export { runEvals, type EvalOptions } from './harness/run.ts'
