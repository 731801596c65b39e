import type { Focus, PlanValue } from '../../plan.ts'
import type { Context } from '../context.ts'
import { periodOf } from '../periods/when.ts'
import { sense } from '../tokens.ts'
import type { Words } from '../words.ts'
import { type Conditions, isLight } from './light.ts'

/** "and last month?", 上个月呢: the same question for another period. */
export function readPeriodChange(context: Context, words: Words, focus: Focus): boolean {
  const { step } = focus
  const when = words.tokens.map((token) => sense(token, 'when')?.when).find(Boolean)
  const only = words.tokens.every((token) => isLight(token) || sense(token, 'when') !== undefined)
  if (!step || !when || !only || !('filter' in step.args)) return false
  const period = periodOf(when) as PlanValue
  let replaced = false
  const filter = mapConditions(step.args['filter'], (condition) => {
    if (condition['op'] !== 'in_period') return condition
    replaced = true
    return { ...condition, value: period }
  })
  if (!replaced) return false
  words.take(0, words.length, 'the same for another period')
  context.add(step.tool, { ...step.args, filter })
  return true
}

export function mapConditions(
  filter: PlanValue | undefined,
  change: (condition: Conditions) => PlanValue,
): PlanValue {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) return filter ?? null
  const entries = filter as Conditions
  for (const key of ['and', 'or']) {
    const parts = entries[key]
    if (Array.isArray(parts)) return { [key]: parts.map((part) => mapConditions(part, change)) }
  }
  if (entries['not'] !== undefined) return { not: mapConditions(entries['not'], change) }
  return change(entries)
}
