import type { NamedPeriod, Operator } from '../query.ts'

/** Words of the filter language; the first of a list is the one that is written. Case does not matter. */
export const connectives = {
  and: ['and', '且', '并且'],
  or: ['or', '或', '或者'],
  not: ['not', '非', '不是'],
  has: ['has', '有'],
  no: ['no', '没有'],
  to: ['to', '到', '至'],
  from: ['from', '从'],
  null: ['null', 'empty', '空'],
  is: ['is', '为'],
  km: ['km', '公里', '千米'],
  of: ['of', '的'],
} as const
export type Connective = keyof typeof connectives

type Comparison = Exclude<Operator, 'is_null' | 'is_not_null'>
/** What stands between a field and its value. `starts with` and `not in` are two words. */
export const comparisons: Readonly<Record<Comparison, readonly string[]>> = {
  '=': ['=', '＝', '等于', '是'],
  '!=': ['!=', '<>', '≠', '不等于'],
  '<': ['<', '＜', '小于', '少于', '早于'],
  '<=': ['<=', '≤', '小于等于', '不大于', '至多'],
  '>': ['>', '＞', '大于', '多于', '晚于'],
  '>=': ['>=', '≥', '大于等于', '不小于', '至少'],
  in: ['in', '属于', '在'],
  not_in: ['not in', '不属于', '不在'],
  contains: ['contains', '~', '包含', '含'],
  starts_with: ['starts with', 'starts_with', '开头为', '开头是'],
  between: ['between', '介于'],
  in_period: ['in', 'in_period', '属于', '在'],
  within: ['within', '附近'],
}
/** Presence of a value, where a Chinese reader needs no second word. */
export const presences = { is_null: ['为空', '无值'], is_not_null: ['不为空', '非空', '有值'] } as const

export const periodWords: Readonly<Record<string, NamedPeriod>> = {
  今天: 'today',
  昨天: 'yesterday',
  明天: 'tomorrow',
  本周: 'this_week',
  这周: 'this_week',
  上周: 'last_week',
  下周: 'next_week',
  本月: 'this_month',
  上月: 'last_month',
  上个月: 'last_month',
  下月: 'next_month',
  下个月: 'next_month',
  本季度: 'this_quarter',
  上季度: 'last_quarter',
  下季度: 'next_quarter',
  今年: 'this_year',
  去年: 'last_year',
  明年: 'next_year',
}
const counted = /^(最近|过去|近|未来|今后)([1-9]\d{0,3})(天|日|个?星期|周|个?月)$/
/** 最近7天 is last_7_days; the text itself where it is no such period. */
export function periodName(text: string): string {
  const named = Object.hasOwn(periodWords, text) ? periodWords[text] : undefined
  if (named) return named
  const [, direction, count, unit] = counted.exec(text) ?? []
  if (!direction || !unit) return text.toLowerCase()
  const side = direction === '未来' || direction === '今后' ? 'next' : 'last'
  return `${side}_${count}_${unit.endsWith('月') ? 'months' : /[天日]/.test(unit) ? 'days' : 'weeks'}`
}

/** Every word that means something, so that text which looks like one is written in quotes. */
export const reserved: ReadonlySet<string> = new Set(
  [
    ...Object.values(connectives).flat(),
    ...Object.values(comparisons).flat(),
    ...Object.values(presences).flat(),
    'starts',
    'with',
    'true',
    'false',
  ].map((word) => word.toLowerCase()),
)
