import type { ExplainedScore, ObjectDescription, Prediction, ScoreResult } from '#crm-core/contract'
import type { ModelDefinition } from '../definition.ts'
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
  const labels = new Map(
    (await crm.label(ids.filter((id) => scored.has(id)).map((id) => ({ object, id })))).map((label) => [
      label.id,
      label.display,
    ]),
  )
  return ids.map((record_id) => {
    const one: Scored = scored.get(record_id) ?? { abstained: 'not_found' }
    const display = labels.get(record_id) ?? record_id
    if ('abstained' in one) {
      const result: ScoreResult = { record_id, prediction: null, abstained: one.abstained }
      return { record_id, display, result, reasons: [] }
    }
    const { row, features, ref } = one
    const whole = explanationOf(features, row.features, row)
    const explanation = visibleTo(whole, features, object, describe)
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

/** What a reader may see of objects, by their names. */
export function describing(objects: readonly ObjectDescription[]): Describe {
  const byName = new Map(objects.map((object) => [object.name, object]))
  return (name) => byName.get(name)
}
