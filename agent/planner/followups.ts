import type { Focus, PlanArgs, PlanStep, PlanValue } from '../plan.ts'
import { Ask } from './ask.ts'
import { asArgs, conditionsOf, type PlanFilter } from './conditions.ts'
import type { Context } from './context.ts'
import { readFilters } from './filters.ts'
import { periodOf } from './periods/when.ts'
import { readRanking } from './order.ts'
import { targetOf } from './targets.ts'
import { hasRole, isGlue, role, sense, sensesOf, type Token } from './tokens.ts'
import { fieldOf } from './filters/fields.ts'
import { frameOf } from './frames.ts'
import type { Words } from './words.ts'

/** Sentences that only mean something after the turn before: true when one was read and its steps added. */
export function readFollowUp(context: Context, words: Words): boolean {
  const [focus] = context.input.focus
  if (!focus) return false
  return (
    readCorrection(context, words, focus) ||
    readNth(context, words, focus) ||
    readPeriodChange(context, words, focus) ||
    readRegroup(context, words, focus) ||
    readNarrowing(context, words, focus)
  )
}

/** "the second one", 打开第二个. */
function readNth(context: Context, words: Words, focus: Focus): boolean {
  const content = words.tokens.filter(
    (token) => !isGlue(token) && !hasRole(token, 'verb', 'find') && !hasRole(token, 'verb', 'open'),
  )
  const [token] = content
  const nth = role(token, 'nth')
  const it = hasRole(token, 'it')
  if (content.length !== 1 || (nth === undefined && !it)) return false
  if (nth === undefined && words.findRole('verb') < 0) return false
  const id =
    nth === undefined ? (focus.ids.length === 1 ? focus.ids[0] : undefined) : focus.ids.at(Number(nth))
  if (id === undefined)
    throw new Ask({
      en: `There were ${focus.ids.length} results. Which one do you mean?`,
      zh: `刚才有 ${focus.ids.length} 条结果。您指哪一条？`,
    })
  words.take(0, words.length, 'one of the results')
  const { refs } = targetOf({ object: focus.object, step: null, ids: [id], pick: 'one' }, 'one')
  context.add('get_record', { record: refs })
  return true
}

const isLight = (token: Token): boolean =>
  isGlue(token) ||
  hasRole(token, 'whatabout') ||
  hasRole(token, 'and') ||
  hasRole(token, 'prep') ||
  hasRole(token, 'then') ||
  hasRole(token, 'poss')

/** "and last month?", 上个月呢: the same question for another period. */
function readPeriodChange(context: Context, words: Words, focus: Focus): boolean {
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

type Conditions = { readonly [name: string]: PlanValue }
function mapConditions(
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

/** 按负责人分组, "group them by stage". */
function readRegroup(context: Context, words: Words, focus: Focus): boolean {
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
  const object = String(step.args['object'] ?? focus.object)
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

/** "only above 50k", 只看5万以上, "just the hot ones", "sort them by amount". */
function readNarrowing(context: Context, words: Words, focus: Focus): boolean {
  const { step } = focus
  if (!step || (step.tool !== 'search_records' && step.tool !== 'aggregate_records')) return false
  const only = words.findRole('only')
  const sorts = words.findRole('order') >= 0
  const bare = !words.tokens.some((token) => sense(token, 'object') || hasRole(token, 'verb'))
  if (only < 0 && !(sorts && bare) && !(bare && isFragment(words))) return false
  const object = String(step.args['object'] ?? focus.object)
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
  const fresh = filters
    .flatMap((filter) => conditionsOf(filter))
    .flatMap((one) => ('field' in one ? [`${one.field} ${kindOf(one.op)}`] : []))
  const kept = list.filter(
    (one, index) => index >= conditionsIn(former).length || !fresh.includes(keyOf(one)),
  )
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
  return `${String(entries['field'])} ${kindOf(entries['op'])}`
}

/** "no, 48k not 84k", 不对，是48万不是84万: the value changes where the wrong one stood. */
function readCorrection(context: Context, words: Words, focus: Focus): boolean {
  const numbers = words.tokens.filter((token) => sense(token, 'number'))
  const denies =
    words.tokens.some((token, index) => hasRole(token, 'no') && index < 2) ||
    words.findRole('not') >= 0 ||
    words.tokens.some((token) => /^(sorry|i mean|i meant|应该|应该是|是|改成)$/.test(token.low))
  const rest = words.tokens.filter(
    (token) =>
      !isLight(token) &&
      !sense(token, 'number') &&
      !hasRole(token, 'no') &&
      !hasRole(token, 'not') &&
      !hasRole(token, 'assign') &&
      !/^(sorry|i mean|i meant|应该|应该是|rather|actually)$/.test(token.low),
  )
  if (!denies || rest.length > 0 || numbers.length === 0 || numbers.length > 2) return false
  const [right, wrong] = sortCorrection(words, numbers)
  words.take(0, words.length, 'correction')
  const { step } = focus
  if (step?.tool === 'search_records' || step?.tool === 'aggregate_records') {
    const filter = mapConditions(step.args['filter'], (condition) =>
      (wrong === undefined ? typeof condition['value'] === 'number' : condition['value'] === wrong)
        ? { ...condition, value: right }
        : condition,
    )
    if (JSON.stringify(filter) !== JSON.stringify(step.args['filter'])) {
      context.add(step.tool, { ...step.args, filter })
      return true
    }
  }
  const field = correctedField(step, wrong) ?? context.metadata.moneyField(focus.object)
  if (!field || focus.ids.length !== 1)
    throw new Ask({ en: 'Which value of which record should be corrected?', zh: '要更正哪条记录的哪个值？' })
  context.add('update_record', {
    records: { object: focus.object, id: focus.ids[0]! },
    changes: { [field]: right },
  })
  return true
}
function sortCorrection(words: Words, numbers: readonly Token[]): [number, number | undefined] {
  const values = numbers.map((token) => sense(token, 'number')!.value)
  const [first, second] = numbers
  const notAt = words.tokens.findIndex((token, index) => hasRole(token, 'not') && index > 0)
  const firstIsWrong = second !== undefined && notAt >= 0 && notAt < words.tokens.indexOf(first!)
  return firstIsWrong ? [values[1]!, values[0]] : [values[0]!, values[1]]
}
function correctedField(step: PlanStep | undefined, wrong: number | undefined): string | undefined {
  const values = step?.args['changes'] ?? step?.args['values']
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return undefined
  return Object.entries(values as Conditions).find(([, value]) =>
    wrong === undefined ? typeof value === 'number' : value === wrong,
  )?.[0]
}
