import type { AggregateFunction, FieldDescription } from '#crm-core/contract'
import { Ask } from '../../ask.ts'
import type { Context } from '../../context.ts'
import { fieldOf } from '../../filters/field-of.ts'
import { hasRole, role, sense } from '../../tokens.ts'
import type { Words } from '../../words.ts'

interface Measure {
  readonly fn: AggregateFunction
  readonly field?: string
}
/** What is to be computed, as it was said; 多少 asks for either and says neither. */
export interface Functions {
  /** 数量, "the number of", "how many": records are to be counted. */
  readonly counts: boolean
  readonly sums: boolean
  /** 总金额, "total value": what is added up can only be money. */
  readonly money: boolean
  readonly averages: boolean
}

const numbers =
  /^(数量|个数|总数|统计数量|多少个|几个|有几个|多少条|几条|多少家|几家|多少位|几位|多少单|几单|多少笔|几笔|how many|count|number|numbers|number of|the number of|the number)$/
const moneySums =
  /^(多少钱|一共多少钱|总共多少钱|共多少钱|值多少钱|总额|总金额|总价值|总值|how much|total value of)$/

/** Every word that says what to compute is taken, and every one of them counts. */
export function takeFunctions(words: Words): Functions {
  const said: Record<'count' | 'sum' | 'avg', string[]> = { count: [], sum: [], avg: [] }
  for (const fn of ['count', 'sum', 'avg'] as const)
    for (let at = words.findRole('verb', fn); at >= 0; at = words.findRole('verb', fn, at + 1)) {
      said[fn].push(isOpenCount(words, at) ? 'count' : words.low(at))
      words.take(at, at + 1, fn)
    }
  return {
    counts: said.count.some((word) => numbers.test(word)),
    sums: said.sum.length > 0,
    money: said.sum.some((word) => moneySums.test(word)),
    averages: said.avg.length > 0,
  }
}

/** 多少个商机, 有多少商机 count; 金额多少 asks for the field. */
const isOpenCount = (words: Words, at: number): boolean =>
  /^(多少|有多少)$/.test(words.low(at)) &&
  (/^[个条家笔单位]$/.test(words.low(at + 1)) || sense(words.at(at + 1), 'object') !== undefined)

export function readMeasures(context: Context, words: Words, object: string, said: Functions): Measure[] {
  const at = measuredAt(context, words, object)
  const fields = at.flatMap((index) => fieldOf(context, words.free(index), object) ?? [])
  // "the number of employees" adds up what was counted before.
  const counts = said.counts && !at.some((index) => countsField(words, index))
  for (const [place, index] of at.entries())
    words.take(index, index + 1, `measure ${fields[place]?.name ?? ''}`)
  const computed = fields.flatMap((field) => functionsFor(field, said))
  if (fields.length === 0) computed.push(...unnamed(context, object, said))
  const count: Measure[] = counts || computed.length === 0 ? [{ fn: 'count' }] : []
  return [...count, ...computed]
}

function functionsFor(field: FieldDescription, { sums, averages }: Functions): Measure[] {
  // Percentages are never added up.
  const added = field.kind === 'percent' ? 'avg' : 'sum'
  if (!averages) return [{ fn: added, field: field.name }]
  return [...(sums && added === 'sum' ? ['sum' as const] : []), 'avg' as const].map((fn) => ({
    fn,
    field: field.name,
  }))
}

/** A sum of nothing that was named: of the money, unless 一共 (in all) only asks how many. */
function unnamed(context: Context, object: string, said: Functions): Measure[] {
  if (!said.sums && !said.averages) return []
  const field = object === 'lead' || object === 'account' ? undefined : context.metadata.moneyField(object)
  if (said.averages && field === undefined)
    throw new Ask({ en: 'The average of which field?', zh: '要计算哪个字段的平均值？' })
  if (field === undefined || (said.counts && !said.money && !said.averages)) return []
  const sums = said.sums && (!said.averages || said.money)
  return [
    ...(sums ? [{ fn: 'sum' as const, field }] : []),
    ...(said.averages ? [{ fn: 'avg' as const, field }] : []),
  ]
}

/** Where a number or an amount is named that is not compared with anything. */
function measuredAt(context: Context, words: Words, object: string): number[] {
  const seen = new Set<string>()
  return words.indices().filter((index) => {
    const field = fieldOf(context, words.free(index), object)
    if (!field || (field.measures !== 'number' && field.measures !== 'money') || seen.has(field.name))
      return false
    const next = words.at(words.beside(index, 1))
    if (role(next, 'op') !== undefined || sense(next, 'number')) return false
    seen.add(field.name)
    return true
  })
}

const countsField = (words: Words, index: number): boolean =>
  hasRole(words.at(words.beside(index, -1)), 'verb', 'count')
