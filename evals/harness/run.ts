import { score } from '../scorers/score.ts'
import type { EvalCase, Locale } from './case.ts'
import { loadCases } from './load-cases.ts'
import { reportOf, type EvalReport, type Verdict } from './report.ts'
import { playTrial } from './trial.ts'
import { EvalWorld } from './world.ts'

export interface EvalOptions {
  /** Beginning of the case ids: a suite, or one case. */
  readonly only?: string
  readonly locales?: readonly Locale[]
  readonly lane?: EvalCase['lane']
  /** Told after each case. */
  readonly progress?: (verdict: Verdict) => void
}

/** Plays the cases with the agent and judges each. */
export async function runEvals(options: EvalOptions = {}): Promise<EvalReport> {
  const cases = await chosen(options)
  const verdicts: Verdict[] = []
  for (const lane of new Set(cases.map((one) => one.lane))) {
    await inWorld(lane, async (world) => {
      for (const { one, locale } of trials(cases, options).filter((trial) => trial.one.lane === lane)) {
        const verdict = await judged(one, world, locale)
        verdicts.push(verdict)
        options.progress?.(verdict)
      }
    })
  }
  return reportOf(verdicts)
}

export async function chosen({ only, lane }: EvalOptions): Promise<EvalCase[]> {
  return (await loadCases(only)).filter((one) => lane === undefined || one.lane === lane)
}

export function trials(
  cases: readonly EvalCase[],
  { locales }: EvalOptions,
): { one: EvalCase; locale: Locale }[] {
  return cases.flatMap((one) =>
    one.locales
      .filter((locale) => locales === undefined || locales.includes(locale))
      .map((locale) => ({ one, locale })),
  )
}

export async function inWorld(
  lane: EvalCase['lane'],
  work: (world: EvalWorld) => Promise<void>,
): Promise<void> {
  const world = await EvalWorld.open(lane)
  try {
    await work(world)
  } finally {
    await world.close()
  }
}

/** A fault of the harness is a failure of its case and says so; it is never a pass. */
async function judged(one: EvalCase, world: EvalWorld, locale: Locale): Promise<Verdict> {
  const start = performance.now()
  const about = { id: one.id, suite: one.id.split('/')[0] ?? '', locale, lane: one.lane, status: one.status }
  try {
    const observed = await playTrial(one, world, locale)
    const failures = await score(one, observed, world, locale)
    return {
      ...about,
      pass: failures.length === 0,
      failures,
      ms: elapsed(start),
      reply: observed.replies.at(-1) ?? '',
    }
  } catch (error) {
    const failure = `harness: ${error instanceof Error ? error.message : String(error)}`
    return { ...about, pass: false, failures: [failure], ms: elapsed(start), reply: '' }
  }
}

function elapsed(start: number): number {
  return Math.round(performance.now() - start)
}
