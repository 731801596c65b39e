import type { Label } from '#crm-core/contract'
import type { PlanValue } from '../../plan.ts'
import { scalar } from '../plan-values.ts'

type Lang = keyof Label

const named: Readonly<Record<string, string>> = {
  today: '今天',
  yesterday: '昨天',
  tomorrow: '明天',
  this_week: '本周',
  last_week: '上周',
  next_week: '下周',
  this_month: '本月',
  last_month: '上个月',
  next_month: '下个月',
  this_quarter: '本季度',
  last_quarter: '上季度',
  next_quarter: '下季度',
  this_year: '今年',
  last_year: '去年',
  next_year: '明年',
}
const units: Readonly<Record<string, string>> = { days: '天', weeks: '周', months: '个月' }

/** this_week as “this week” and 本周; a stretch of days with its last day, not the day after it. */
export function periodWords(value: PlanValue | undefined, language: Lang): string {
  if (typeof value === 'string') return language === 'en' ? englishName(value) : chineseName(value)
  if (typeof value !== 'object' || value === null) return scalar(value)
  const { from, to } = value as { readonly from?: PlanValue; readonly to?: PlanValue }
  const [first, after] = [scalar(from).slice(0, 10), scalar(to).slice(0, 10)]
  const last = after === '' ? '' : Temporal.PlainDate.from(after).subtract({ days: 1 }).toString()
  if (first === '') return language === 'en' ? `before ${after}` : `${after} 之前`
  if (last === '') return language === 'en' ? `since ${first}` : `${first} 以后`
  if (first === last) return language === 'en' ? `on ${first}` : first
  return language === 'en' ? `from ${first} to ${last}` : `${first} 至 ${last}`
}

const englishName = (name: string): string =>
  /^(last|next)_\d/.test(name) ? `in the ${name.replaceAll('_', ' ')}` : name.replaceAll('_', ' ')

function chineseName(name: string): string {
  const counted = /^(last|next)_(\d+)_(days|weeks|months)$/.exec(name)
  if (counted)
    return `${counted[1] === 'last' ? '最近' : '未来'} ${counted[2]} ${units[counted[3] ?? ''] ?? ''}`
  return named[name] ?? name.replaceAll('_', ' ')
}
