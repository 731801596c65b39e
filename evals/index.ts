/** Plays whole conversations in a seeded world and judges records, calls and words. */
export { lintEvals } from './harness/lint.ts'
export { reportText } from './harness/report.ts'
export { runEvals, type EvalOptions } from './harness/run.ts'
