import type { GroupBy } from '#crm-core/contract'
import { Ask } from '../ask.ts'
import { allOf, asArgs } from '../conditions.ts'
import type { Context } from '../context.ts'
import { requireUnderstood } from '../coverage.ts'
import { fieldOf } from '../filters/field-of.ts'
import { takeObject } from '../objects.ts'
import { hasRole, sense, type Token } from '../tokens.ts'
import type { Words } from '../words.ts'
import { readMeasures, takeFunctions } from './aggregate/measures.ts'
import { takeVerb } from './find.ts'
import { readSet } from './record-set.ts'

/** "how many deals did we lose last quarter", "total amount by stage", 各负责人的商机数量. */
export function buildAggregate(context: Context, words: Words): void {
  const functions = takeFunctions(words)
  takeVerb(words)
  const head = takeObject(context, words)
  if (!head)
    throw new Ask({
      en: 'What should be counted or added up: leads, deals, tasks …?',
      zh: '要统计什么：线索、商机、任务……？',
    })
  const { object } = head
  const group = readGroups(context, words, object)
  const measures = readMeasures(context, words, object, functions)
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
    measures: measures.map((one) => ({ ...one })),
  })
  requireUnderstood(context, words)
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
