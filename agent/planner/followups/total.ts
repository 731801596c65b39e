import type { Focus, PlanValue } from '../../plan.ts'
import type { Context } from '../context.ts'
import { fieldOf } from '../filters/field-of.ts'
import { scalar } from '../plan-values.ts'
import { hasRole, isGlue, sense } from '../tokens.ts'
import type { Words } from '../words.ts'
import { readMeasures, takeFunctions } from '../builders/aggregate/measures.ts'

/** "what's the total of those?", 这些加起来多少: what was shown last is counted or added up. */
export function readTotal(context: Context, words: Words, focus: Focus): boolean {
  const { object, ids, step } = focus
  const computes = ['count', 'sum', 'avg'].some((fn) => words.findRole('verb', fn) >= 0)
  const points = words.findRole('them') >= 0
  if (!computes || !points || ids.length === 0) return false
  const other = words.tokens.some(
    (token) =>
      !isGlue(token) &&
      !hasRole(token, 'them') &&
      !hasRole(token, 'verb') &&
      !hasRole(token, 'prep') &&
      !hasRole(token, 'poss') &&
      !hasRole(token, 'all') &&
      fieldOf(context, token, object) === undefined &&
      sense(token, 'object')?.object !== object,
  )
  if (other) return false
  const measures = readMeasures(context, words, object, takeFunctions(words))
  words.take(0, words.length, 'of what was shown')
  context.add('aggregate_records', {
    object,
    filter: shownBy(step?.tool === 'search_records' ? step.args : null) ?? {
      field: 'id',
      op: 'in',
      value: [...ids],
    },
    measures: measures.map((one) => ({ ...one })),
  })
  return true
}

/** The conditions of the list, where they alone say what was in it. */
function shownBy(args: { readonly [name: string]: PlanValue } | null): PlanValue | undefined {
  if (!args || args['limit'] !== undefined || args['name'] !== undefined) return undefined
  const { filter } = args
  return filter === undefined || JSON.stringify(filter).includes('$from') || scalar(args['object']) === ''
    ? undefined
    : filter
}
