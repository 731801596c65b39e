import type { ModelDefinition } from '../definition.ts'
import { scoreRecords, type ScoringMeans } from './score-records.ts'
import type { DefinitionIn } from './definitions-in.ts'
import type { ModelsOptions } from './ports.ts'

/** Records that are scored at a time; one page of work that others can come between. */
const pageSize = 200

/**
 * Scores what has become due in every workspace; answers whether there was anything. Where one workspace cannot be
 * scored, that is reported, its records stay due, and the others go on.
 */
export async function rescoreDue(
  means: ScoringMeans & Pick<ModelsOptions, 'rescoring'> & { readonly definitionIn: DefinitionIn },
  signal: AbortSignal,
): Promise<boolean> {
  let some = false
  for (const { tenant_id, model } of await means.rescoring.waiting()) {
    const definition = means.definitionIn(tenant_id, model)
    if (!definition || signal.aborted) continue
    try {
      some = (await scoreSome(means, tenant_id, definition)) || some
    } catch (error) {
      means.report?.(error instanceof Error ? error : new Error(String(error)))
    }
  }
  return some
}

async function scoreSome(
  means: ScoringMeans,
  tenant_id: string,
  definition: ModelDefinition,
): Promise<boolean> {
  const { due } = means.workspace(tenant_id)
  const taken = await due.take(definition.name, pageSize)
  if (taken.length === 0) return false
  // They may be due because another process has put another version in place.
  means.servings.forget(tenant_id, definition.name)
  const scored = await scoreRecords(
    means,
    tenant_id,
    definition,
    taken.map(({ id }) => id),
    { mend: true },
  )
  const { champion } = await means.servings.of(tenant_id, definition)
  // An endpoint that is down comes back: what it could not score stays due, and is taken again a minute later.
  const silent = (id: string) => {
    const one = scored.get(id)
    return one !== undefined && 'abstained' in one && one.abstained === 'unusable_model'
  }
  const done = champion?.ref.origin === 'remote' ? taken.filter(({ id }) => !silent(id)) : taken
  await due.done(definition.name, done)
  return done.length > 0
}
