import { scoreRecords, type ScoringMeans } from './score-records.ts'
import type { ModelsOptions } from './ports.ts'

/** Records that are scored at a time; one page of work that others can come between. */
const pageSize = 200

/** Scores what has become due in every workspace; answers whether there was anything. */
export async function rescoreDue(
  means: ScoringMeans & Pick<ModelsOptions, 'rescoring' | 'definitions'>,
  signal: AbortSignal,
): Promise<boolean> {
  let some = false
  for (const { tenant_id, model } of await means.rescoring.waiting()) {
    const definition = means.definitions.find(({ name }) => name === model)
    if (!definition || signal.aborted) continue
    const { due } = means.workspace(tenant_id)
    const taken = await due.take(model, pageSize)
    if (taken.length === 0) continue
    await scoreRecords(
      means,
      tenant_id,
      definition,
      taken.map(({ id }) => id),
    )
    await due.done(model, taken)
    some = true
  }
  return some
}
