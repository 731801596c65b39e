import type { EvalCase, Locale } from './case.ts'

/** One case in one language. */
export interface Verdict {
  readonly id: string
  readonly suite: string
  readonly locale: Locale
  readonly lane: EvalCase['lane']
  readonly status: EvalCase['status']
  readonly pass: boolean
  readonly failures: readonly string[]
  readonly ms: number
  /** The last reply, for the reader of a failure. */
  readonly reply: string
}
interface Rate {
  readonly passed: number
  readonly total: number
}
/** Plain JSON, as `hotcrm eval run --json` prints it. */
export interface EvalReport {
  readonly passed: number
  /** Cases that gate and have failed; those that are only watched are in `failing` alone. */
  readonly failed: number
  readonly total: number
  readonly ok: boolean
  readonly by_locale: Readonly<Record<string, Rate>>
  readonly by_suite: Readonly<Record<string, Rate>>
  readonly failing: readonly string[]
  readonly verdicts: readonly Verdict[]
}

/** `ok` when every case that gates has passed; cases that are only watched do not fail a run. */
export function reportOf(verdicts: readonly Verdict[]): EvalReport {
  const failing = verdicts.filter((verdict) => !verdict.pass)
  return {
    passed: verdicts.length - failing.length,
    failed: failing.filter((verdict) => verdict.status === 'gate').length,
    total: verdicts.length,
    ok: verdicts.length > 0 && failing.every((verdict) => verdict.status === 'watch'),
    by_locale: rates(verdicts, (verdict) => verdict.locale),
    by_suite: rates(verdicts, (verdict) => verdict.suite),
    failing: failing.map(nameOf),
    verdicts,
  }
}

function nameOf({ id, locale }: Pick<Verdict, 'id' | 'locale'>): string {
  return `${id} [${locale}]`
}

function rates(verdicts: readonly Verdict[], of: (verdict: Verdict) => string): Record<string, Rate> {
  const groups = Map.groupBy(verdicts, of)
  return Object.fromEntries(
    [...groups].map(([name, some]) => [
      name,
      { passed: some.filter((one) => one.pass).length, total: some.length },
    ]),
  )
}

/** The report for a terminal. */
export function reportText(report: EvalReport): string {
  const rate = ({ passed, total }: Rate) => `${passed}/${total}`
  const groups = (named: Readonly<Record<string, Rate>>) =>
    Object.entries(named)
      .map(([name, one]) => `${name} ${rate(one)}`)
      .join(' · ')
  const failures = report.verdicts.flatMap((verdict) => (verdict.pass ? [] : failureText(verdict)))
  return [...failures, groups(report.by_suite), groups(report.by_locale), `${rate(report)} passed`].join('\n')
}

function failureText(verdict: Verdict): string[] {
  return [
    `✗ ${nameOf(verdict)}${verdict.status === 'watch' ? ' (watched)' : ''}`,
    ...verdict.failures.map((failure) => `    ${failure}`),
    `    reply: ${verdict.reply.replace(/\s+/g, ' ').slice(0, 160)}`,
  ]
}
