import type { EvalCase, Locale } from '../harness/case.ts'
import type { Observed } from '../harness/observed.ts'
import type { EvalWorld } from '../harness/world.ts'
import { scoreAsked } from './asked.ts'
import { scoreCalls } from './calls.ts'
import { scoreSaid } from './said.ts'
import { scoreState } from './state.ts'

/** Everything that is wrong with a run of a case; nothing is a pass. */
export async function score(
  one: EvalCase,
  observed: Observed,
  world: EvalWorld,
  locale: Locale,
): Promise<string[]> {
  return [
    ...(await scoreState(one, observed.changes, world, locale)),
    ...scoreCalls(one, observed.calls),
    ...scoreAsked(one, observed),
    ...scoreSaid(one, observed, locale),
  ]
}
