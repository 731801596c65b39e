import { score } from '../scorers/score.ts'
import type { EvalCase, Locale } from './case.ts'
import { mutantsOf } from './mutants.ts'
import { playMadeUp, referenceRun, type MadeUp } from './reference.ts'
import { chosen, inWorld, trials, type EvalOptions } from './run.ts'
import type { EvalWorld } from './world.ts'

export interface LintReport {
  readonly ok: boolean
  readonly cases: number
  /** Cases by language: each counts once for each. */
  readonly trials: number
  /** Runs made worse on purpose; every one must fail its case. */
  readonly mutants: number
  readonly problems: readonly string[]
}

/** Proves of every case that a right run passes and that wrong ones fail. */
export async function lintEvals(options: Omit<EvalOptions, 'progress'> = {}): Promise<LintReport> {
  const cases = await chosen(options)
  const problems: string[] = []
  let mutants = 0
  const all = trials(cases, options)
  await inWorld('builtin', async (world) => {
    for (const { one, locale } of all) {
      const found = await lintOne(one, world, locale).catch((error: unknown) => ({
        mutants: 0,
        problems: [`cannot be played: ${error instanceof Error ? error.message : String(error)}`],
      }))
      mutants += found.mutants
      problems.push(...found.problems.map((problem) => `${one.id} [${locale}]: ${problem}`))
    }
  })
  return {
    ok: problems.length === 0 && cases.length > 0,
    cases: cases.length,
    trials: all.length,
    mutants,
    problems,
  }
}

async function lintOne(
  one: EvalCase,
  world: EvalWorld,
  locale: Locale,
): Promise<{ mutants: number; problems: string[] }> {
  const reference = await referenceRun(one, world, locale)
  const failures = await failuresOf(one, reference, world, locale)
  if (failures.length > 0)
    return { mutants: 0, problems: failures.map((failure) => `the reference fails: ${failure}`) }
  const problems: string[] = []
  const mutants = await mutantsOf(one, reference, world, locale)
  for (const { name, run } of mutants)
    if ((await failuresOf(one, run, world, locale, true)).length === 0)
      problems.push(`a run that ${name} passes`)
  return { mutants: mutants.length, problems }
}

/** A mutant that the store itself refuses has failed, too. */
async function failuresOf(
  one: EvalCase,
  run: MadeUp,
  world: EvalWorld,
  locale: Locale,
  mayBreak = false,
): Promise<string[]> {
  try {
    return await score(one, await playMadeUp(one, run, world, locale), world, locale)
  } catch (error) {
    if (mayBreak) return [`refused: ${error instanceof Error ? error.message : String(error)}`]
    throw error
  }
}
