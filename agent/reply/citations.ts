import type { ActorCrm, RecordRef } from '#crm-core/contract'
import type { Citation } from '../events/run-result.ts'
import type { StepOutcome } from '../steps/outcome.ts'

const most = 20

/** The records that the reply rests on, each once, by the name that the reader may see. */
export async function citationsOf(outcomes: readonly StepOutcome[], crm: ActorCrm): Promise<Citation[]> {
  const refs = outcomes.filter((outcome) => outcome.status === 'done').flatMap((outcome) => outcome.records)
  const unique = [...new Map(refs.map((ref) => [`${ref.object}/${ref.id}`, ref])).values()].slice(0, most)
  const labels =
    unique.length > 0 ? await crm.label(unique.map(({ object, id }): RecordRef => ({ object, id }))) : []
  return labels.map(({ object, id, display }) => ({ object, id, field: null, display }))
}
