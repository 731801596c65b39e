import type { ExplainedScore, Feature, ObjectDescription, Prediction, ScoreResult } from '#crm-core/contract'
import type { ModelDefinition } from '../definition.ts'
import { closedParents } from './closed-parents.ts'
import { explanationOf } from './explanation.ts'
import type { Reader } from './ports.ts'
import { reasonsOf } from './reasons.ts'
import { scoreOf, type Scored } from './score-records.ts'
import { visibleTo, type Describe } from './visible.ts'

/** What scores look like to one reader: names, reasons in words, and nothing of fields that are closed to them. */
export async function presented(
  crm: Reader,
  { name, object }: ModelDefinition,
  ids: readonly string[],
  scored: ReadonlyMap<string, Scored>,
): Promise<ExplainedScore[]> {
  const describe = describing(crm.objects())
  const known = ids.filter((id) => scored.has(id))
  const labels = new Map(
    (await crm.label(known.map((id) => ({ object, id })))).map((label) => [label.id, label.display]),
  )
  const closed = await closedParents(crm, object, readBy(scored), known)
  return ids.map((record_id) => {
    const one: Scored = scored.get(record_id) ?? { abstained: 'not_found' }
    const display = labels.get(record_id) ?? record_id
    if ('abstained' in one) {
      const result: ScoreResult = { record_id, prediction: null, abstained: one.abstained }
      return { record_id, display, result, reasons: [] }
    }
    const { row, features, ref } = one
    const whole = explanationOf(features, row.features, row)
    const explanation = visibleTo(whole, features, object, describe, closed.get(record_id))
    const prediction: Prediction = {
      model: name,
      object,
      record_id,
      version: ref,
      probability: row.probability,
      score: scoreOf(row.probability),
      explanation,
      previous: row.previous && { score: scoreOf(row.previous.probability), at: row.previous.at },
      at: row.at,
    }
    const reasons = reasonsOf(explanation, features, object, describe)
    return { record_id, display, result: { record_id, prediction, abstained: null }, reasons }
  })
}

/** All features that these scores were made of, by whichever version. */
const readBy = (scored: ReadonlyMap<string, Scored>): Feature[] => [
  ...new Set([...scored.values()].flatMap((one) => ('row' in one ? one.features : []))),
]

/** What a reader may see of objects, by their names. */
export function describing(objects: readonly ObjectDescription[]): Describe {
  const byName = new Map(objects.map((object) => [object.name, object]))
  return (name) => byName.get(name)
}
