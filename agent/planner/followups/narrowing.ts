import { scalar } from '../plan-values.ts'
import type { Focus, PlanArgs, PlanStep, PlanValue } from '../../plan.ts'
import { Ask } from '../ask.ts'
import { type PlanFilter, asArgs, conditionsOf } from '../conditions.ts'
import type { Context } from '../context.ts'
import { readFilters } from '../filters.ts'
import { readRanking } from '../order.ts'
import { hasRole, role, sense, sensesOf } from '../tokens.ts'
import type { Words } from '../words.ts'
import { type Conditions, isLight } from './light.ts'

/** "only above 50k", 只看5万以上, "just the hot ones", "sort them by amount". */
export function readNarrowing(context: Context, words: Words, focus: Focus): boolean {
  const { step } = focus
  if (!step || (step.tool !== 'search_records' && step.tool !== 'aggregate_records')) return false
  const only = words.findRole('only')
  const sorts = words.findRole('order') >= 0
  const bare = !words.tokens.some((token) => sense(token, 'object') || hasRole(token, 'verb'))
  if (only < 0 && !(sorts && bare) && !(bare && isFragment(words))) return false
  const object = scalar(step.args['object']) || focus.object
  const probe = new Probe(words)
  if (only >= 0) words.take(only, only + 1, 'narrowed')
  for (
    let at = words.find((token) => hasRole(token, 'them') || hasRole(token, 'whatabout'));
    at >= 0;
    at = words.find((token) => hasRole(token, 'them') || hasRole(token, 'whatabout'))
  )
    words.take(at, at + 1, 'the last results')
  const own = words.find((token) => sensesOf(token, 'object').some((one) => one.object === object))
  if (own >= 0) words.take(own, own + 1, 'the last results')
  const ranking = readRanking(context, words, object, true)
  const filters = readFilters(context, words, object)
  if (words.leftovers().length > 0 || (filters.length === 0 && !ranking.order && !ranking.limit))
    return probe.fail()
  context.add(step.tool, narrowed(step, filters, ranking))
  return true
}

class Probe {
  readonly words: Words
  constructor(words: Words) {
    this.words = words
  }
  fail(): never {
    const left = this.words
      .leftovers()
      .map((token) => token.text)
      .join(' ')
    throw new Ask({
      en: `How should I narrow the last result? I did not understand “${left}”.`,
      zh: `要怎样缩小刚才的结果？我没有理解“${left}”。`,
    })
  }
}

/** "above 50k", "in negotiation", 5万以上: conditions without anything to find. */
function isFragment(words: Words): boolean {
  return (
    words.tokens.every(
      (token) =>
        isLight(token) ||
        sense(token, 'number') ||
        role(token, 'op') ||
        role(token, 'postop') ||
        sense(token, 'option') ||
        sense(token, 'when') ||
        hasRole(token, 'me') ||
        sense(token, 'user') ||
        hasRole(token, 'concept') ||
        hasRole(token, 'not'),
    ) &&
    words.tokens.some(
      (token) =>
        sense(token, 'number') ||
        sense(token, 'option') ||
        sense(token, 'user') ||
        hasRole(token, 'concept') ||
        hasRole(token, 'me'),
    )
  )
}

function narrowed(
  step: PlanStep,
  filters: readonly PlanFilter[],
  ranking: ReturnType<typeof readRanking>,
): PlanArgs {
  const former = step.args['filter']
  const list = [...conditionsIn(former), ...filters.map(asArgs)]
  const fresh = new Set(
    filters
      .flatMap((filter) => conditionsOf(filter))
      .flatMap((one) => ('field' in one ? [`${one.field} ${kindOf(one.op)}`] : [])),
  )
  const kept = list.filter((one, index) => index >= conditionsIn(former).length || !fresh.has(keyOf(one)))
  const filter: PlanValue | undefined = kept.length > 1 ? { and: kept } : kept[0]
  const search = step.tool === 'search_records'
  return {
    ...step.args,
    ...(filter === undefined ? {} : { filter }),
    ...(search && ranking.order
      ? { order: [{ field: ranking.order.field, direction: ranking.order.direction ?? 'asc' }] }
      : {}),
    ...(search && ranking.limit ? { limit: ranking.limit } : {}),
  }
}

function conditionsIn(filter: PlanValue | undefined): readonly PlanValue[] {
  if (filter === undefined || filter === null || typeof filter !== 'object' || Array.isArray(filter))
    return []
  const parts = (filter as Conditions)['and']
  return Array.isArray(parts) ? parts : [filter]
}

/** A new bound replaces the old one of the same field and direction; other conditions stay. */
const kindOf = (op: unknown): string =>
  op === '>' || op === '>=' ? 'from' : op === '<' || op === '<=' ? 'to' : String(op)

function keyOf(condition: PlanValue): string {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) return ''
  const entries = condition as Conditions
  return `${scalar(entries['field'])} ${kindOf(entries['op'])}`
}
