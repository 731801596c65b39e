import { score } from '../scorers/score.ts'
import type { EvalCase, Locale } from './case.ts'
import { mutantsOf } from './mutants.ts'
import type { Observed } from './observed.ts'
import { leftBy, observedOf, referenceRun, type MadeUp } from './reference.ts'
import { chosen, inWorld, trials, type EvalOptions } from './run.ts'
import type { EvalWorld } from './world.ts'

export interface LintReport {
  readonly ok: boolean
  /** Runs judged as they had to be: right ones that passed and wrong ones that failed. */
  readonly passed: number
  readonly failed: number
  readonly cases: number
  /** Cases by language: each counts once for each. */
  readonly trials: number
  /** Runs made worse on purpose; every one must fail its case. */
  readonly mutants: number
  readonly problems: readonly string[]
}

type Left = { readonly changes: Observed['changes'] } | { readonly refused: unknown }
type Play = (run: MadeUp) => Promise<Left>

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
        problems: [`cannot be played: ${messageOf(error)}`],
      }))
      mutants += found.mutants
      problems.push(...found.problems.map((problem) => `${one.id} [${locale}]: ${problem}`))
    }
  })
  return {
    ok: problems.length === 0 && cases.length > 0,
    passed: all.length + mutants - problems.length,
    failed: problems.length,
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
  const play = playedOnce(one, world, locale)
  const judge = (run: MadeUp, { changes }: Pick<Observed, 'changes'>) =>
    score(one, observedOf(run, changes), world, locale)
  const reference = await referenceRun(one, world, locale)
  const left = await play(reference)
  if ('refused' in left) throw left.refused
  const failures = await judge(reference, left)
  if (failures.length > 0) return { mutants: 0, problems: [`the reference fails: ${failures.join('; ')}`] }
  const problems: string[] = []
  const mutants = await mutantsOf(one, reference, world, locale)
  for (const { name, run } of mutants) {
    const left = await play(run)
    // A mutant that the store itself refuses has failed, too.
    if (!('refused' in left) && (await judge(run, left)).length === 0)
      problems.push(`a run that ${name} passes`)
  }
  return { mutants: mutants.length, problems }
}

/** What is left depends on the calls alone: runs that differ in what they ask and say are played once. */
function playedOnce(one: EvalCase, world: EvalWorld, locale: Locale): Play {
  const played = new Map<string, Promise<Left>>()
  return ({ calls }) =>
    played.getOrInsertComputed(JSON.stringify(calls), () =>
      leftBy(one.as, calls, world, locale).then(
        (changes) => ({ changes }),
        (refused: unknown) => ({ refused }),
      ),
    )
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
