import { scalar } from '../plan-values.ts'
import type { Focus, PlanValue } from '../../plan.ts'
import type { Context } from '../context.ts'
import { fieldOf } from '../filters/field-of.ts'
import { frameOf } from '../frames.ts'
import { hasRole, sense } from '../tokens.ts'
import type { Words } from '../words.ts'
import { isLight } from './light.ts'

/** 按负责人分组, "group them by stage". */
export function readRegroup(context: Context, words: Words, focus: Focus): boolean {
  const { step } = focus
  const by = words.find((token) => hasRole(token, 'group') || hasRole(token, 'by'))
  if (
    !step ||
    by < 0 ||
    frameOf(words) === 'update' ||
    words.findRole('order') >= 0 ||
    words.findRole('direction') >= 0
  )
    return false
  const object = scalar(step.args['object']) || focus.object
  const rest = words.tokens.filter(
    (token) =>
      !isLight(token) &&
      !hasRole(token, 'group') &&
      !hasRole(token, 'by') &&
      !hasRole(token, 'them') &&
      !hasRole(token, 'it') &&
      !hasRole(token, 'verb', 'find') &&
      !hasRole(token, 'verb', 'count') &&
      !sense(token, 'object'),
  )
  const fields = rest.map((token) => fieldOf(context, token, object))
  const [field] = fields
  const groupable =
    field &&
    (field.measures === 'choice' ||
      field.measures === 'link' ||
      field.measures === 'time' ||
      field.measures === 'flag')
  if (fields.length !== 1 || !groupable) return false
  words.take(0, words.length, `grouped by ${field.name}`)
  const name = field.name === 'owner_id' ? (context.metadata.ownerField(object) ?? field.name) : field.name
  const group: PlanValue = field.measures === 'time' ? { field: name, period: 'month' } : name
  const measures: PlanValue =
    step.tool === 'aggregate_records'
      ? (step.args['measures'] ?? [{ fn: 'count' }])
      : measuresOf(context, object)
  const filter = step.args['filter']
  context.add('aggregate_records', {
    object,
    ...(filter === undefined ? {} : { filter }),
    group_by: [group],
    measures,
  })
  return true
}

function measuresOf(context: Context, object: string): PlanValue {
  return object === 'opportunity' && context.field(object, 'amount')
    ? [{ fn: 'count' }, { fn: 'sum', field: 'amount' }]
    : [{ fn: 'count' }]
}
