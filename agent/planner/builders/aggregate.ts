import type { AggregateFunction, GroupBy } from '#crm-core/contract'
import { Ask } from '../ask.ts'
import { allOf, asArgs } from '../conditions.ts'
import type { Context } from '../context.ts'
import { requireUnderstood } from '../coverage.ts'
import { fieldOf } from '../filters/field-of.ts'
import { takeObject } from '../objects.ts'
import { hasRole, role, sense, type Token } from '../tokens.ts'
import type { Words } from '../words.ts'
import { takeVerb } from './find.ts'
import { readSet } from './record-set.ts'

/** "how many deals did we lose last quarter", "total amount by stage", 各负责人的商机数量. */
export function buildAggregate(context: Context, words: Words): void {
  const fn = readFunction(words)
  takeVerb(words)
  const head = takeObject(context, words)
  if (!head)
    throw new Ask({
      en: 'What should be counted or added up: leads, deals, tasks …?',
      zh: '要统计什么：线索、商机、任务……？',
    })
  const { object } = head
  const group = readGroups(context, words, object)
  const measure = readMeasure(context, words, object, fn)
  const { filters, name } = readSet(context, words, object, true)
  if (name !== null)
    throw new Ask({
      en: `What is “${name}”? I can count by owner, stage, period or field.`,
      zh: `“${name}”是什么？可以按负责人、阶段、时间或字段统计。`,
    })
  const filter = allOf(filters)
  context.add('aggregate_records', {
    object,
    ...(filter ? { filter: asArgs(filter) } : {}),
    ...(group.length > 0 ? { group_by: group } : {}),
    measures: [measure],
  })
  requireUnderstood(context, words)
}

function readFunction(words: Words): AggregateFunction {
  let found: AggregateFunction = 'count'
  for (const fn of ['count', 'sum', 'avg'] as const) {
    for (let at = words.findRole('verb', fn); at >= 0; at = words.findRole('verb', fn, at + 1)) {
      words.take(at, at + 1, fn)
      if (fn !== 'count') found = fn
    }
  }
  return found
}

function readMeasure(
  context: Context,
  words: Words,
  object: string,
  fn: AggregateFunction,
): { fn: AggregateFunction; field?: string } {
  const at = words.indices().find((index) => {
    const field = fieldOf(context, words.free(index), object)
    if (!field || (field.measures !== 'number' && field.measures !== 'money')) return false
    const next = words.at(words.beside(index, 1))
    return role(next, 'op') === undefined && !sense(next, 'number')
  })
  if (at !== undefined) {
    const field = fieldOf(context, words.free(at), object)
    if (!field) return { fn }
    words.take(at, at + 1, `${fn} of ${field.name}`)
    // Percentages are never added up.
    const added = field.kind === 'percent' ? 'avg' : 'sum'
    return { fn: fn === 'count' || fn === 'sum' ? added : fn, field: field.name }
  }
  if (fn === 'count') return { fn }
  const money = context.metadata.moneyField(object)
  // 一共 (in all) asks how many where there is nothing to add up.
  if (!money || object === 'lead' || object === 'account') {
    if (fn === 'sum') return { fn: 'count' }
    throw new Ask({ en: 'The average of which field?', zh: '要计算哪个字段的平均值？' })
  }
  if (
    fn === 'sum' &&
    words.tokens.some((token) => /多少个|几个|多少条|数量|个数|how many|count|一共有/.test(token.low))
  )
    return { fn: 'count' }
  return { fn, field: money }
}

/** "by owner and month", 按阶段, 每个负责人, 各行业. */
function readGroups(context: Context, words: Words, object: string): GroupBy[] {
  const groups: GroupBy[] = []
  for (const index of words.indices()) {
    const token = words.free(index)
    if (!token || !isGroupMarker(token)) continue
    let next = words.beside(index, 1)
    let end = next
    for (; end < words.length; end++) {
      const group = groupAt(context, words, end, object)
      if (group) groups.push(group)
      else if (!(groups.length > 0 && (hasRole(words.at(end), 'and') || words.at(end)?.low === ','))) break
    }
    if (end === next) continue
    words.take(index, end, 'group')
    takeTrailing(words)
  }
  if (groups.length === 0) groups.push(...bareGroup(context, words, object))
  return [...new Map(groups.map((group) => [JSON.stringify(group), group])).values()]
}
const isGroupMarker = (token: Token): boolean =>
  hasRole(token, 'by') ||
  hasRole(token, 'group') ||
  hasRole(token, 'each') ||
  hasRole(token, 'prep', 'by') ||
  /^(各位|不同)$/.test(token.low)
function takeTrailing(words: Words): void {
  for (let at = words.findRole('group'); at >= 0; at = words.findRole('group'))
    words.take(at, at + 1, 'group')
}

/** 各阶段商机数: the field before the object, where a group was asked for without "by". */
function bareGroup(context: Context, words: Words, object: string): GroupBy[] {
  const marker = words.findRole('group')
  if (marker < 0) return []
  const at = words.indices().find((index) => groupAt(context, words, index, object) !== null)
  if (at === undefined) return []
  const group = groupAt(context, words, at, object)
  if (group === null) return []
  words.take(at, at + 1, 'group')
  takeTrailing(words)
  return [group]
}

const cuts: Readonly<Record<string, 'day' | 'week' | 'month' | 'quarter' | 'year'>> = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  天: 'day',
  日: 'day',
  周: 'week',
  月: 'month',
  月份: 'month',
  个月: 'month',
  季度: 'quarter',
  年: 'year',
  年度: 'year',
  每月: 'month',
  每周: 'week',
  每天: 'day',
}

function groupAt(context: Context, words: Words, index: number, object: string): GroupBy | null {
  const token = words.free(index)
  if (!token) return null
  const cut = cuts[token.low]
  const date = context.metadata.dateField(object)
  if (cut && date) return { field: date, period: cut }
  const named = fieldOf(context, token, object)
  if (named && (named.measures === 'choice' || named.measures === 'link' || named.measures === 'flag'))
    return named.name === 'owner_id' ? (context.metadata.ownerField(object) ?? named.name) : named.name
  if (named?.measures === 'time') return { field: named.name, period: 'month' }
  const link = sense(token, 'object')
  if (link && context.field(object, `${link.object}_id`)) return `${link.object}_id`
  if (link?.object === 'user' || hasRole(token, 'person')) return context.metadata.ownerField(object) ?? null
  return null
}
