import type { Label } from '#crm-core/contract'
import type { PlanStep, PlanValue } from '../../plan.ts'
import type { Context } from '../context.ts'
import { scalar } from '../plan-values.ts'
import { periodWords } from './period.ts'
import { valueWord } from './value.ts'

type Lang = keyof Label

/** A condition in words, and where they stand beside the kind of record in English. */
export interface Words {
  readonly place: 'before' | 'owner' | 'after'
  readonly text: string
}
interface Condition {
  readonly object: string
  readonly field: string
  readonly op: string
  readonly value: PlanValue | undefined
}
const at = (place: Words['place'], text: string): Words => ({ place, text })

/** One condition of a filter as a person would say it. */
export function conditionWords(
  context: Context,
  steps: readonly PlanStep[],
  object: string,
  filter: PlanValue,
  language: Lang,
): Words {
  const en = language === 'en'
  const entries = (filter ?? {}) as { readonly [name: string]: PlanValue }
  const said = (part: PlanValue): string => conditionWords(context, steps, object, part, language).text
  const { or, and, not } = entries
  if (Array.isArray(or)) {
    const [first] = or.map((part) => conditionWords(context, steps, object, part, language))
    const ways = [...new Set(or.map(said))]
    // With or about the same record is said once.
    return at(ways.length === 1 && first ? first.place : 'after', ways.join(en ? ' or ' : '或'))
  }
  if (Array.isArray(and)) return at('after', [...new Set(and.map(said))].join(en ? ' and ' : ''))
  if (not !== undefined) return at('after', en ? `not ${said(not)}` : `并非${said(not)}`)
  const one = { object, field: scalar(entries['field']), op: scalar(entries['op']), value: entries['value'] }
  return (
    stateWords(context, one, en) ??
    ownerWords(context, one, language) ??
    linkWords(steps, one, en) ??
    timeWords(context, one, language) ??
    plainWords(context, one, language)
  )
}

const nothingLeft: Readonly<Record<string, readonly [string, string]>> = {
  opportunity: ['进行中的', '已结束的'],
  task: ['未完成的', '已结束的'],
}
/** Every state after which nothing is to be done: open when none of them, closed when one. */
function stateWords(context: Context, { object, field, op, value }: Condition, en: boolean): Words | null {
  const codes = context.metadata.terminalCodes(object)
  const isState = context.metadata.stateField(object)?.name === field
  const all = Array.isArray(value) && codes.length > 0 && codes.every((code) => value.includes(code))
  if (!isState || !all || value.length !== codes.length || (op !== 'in' && op !== 'not_in')) return null
  const [open, closed] = nothingLeft[object] ?? ['未结束的', '已结束的']
  if (op === 'not_in') return at('before', en ? 'open' : open)
  return at('before', en ? 'closed' : closed)
}

function ownerWords(context: Context, one: Condition, language: Lang): Words | null {
  if (one.field !== context.metadata.ownerField(one.object) && one.field !== 'owner_id') return null
  const en = language === 'en'
  if (one.op === 'is_null') return at('owner', en ? 'without an owner' : '未分配的')
  if (!['=', 'in', '!=', 'not_in'].includes(one.op)) return null
  const negated = one.op === '!=' || one.op === 'not_in'
  const who = valueWord(context, one.object, one.field, one.value, language)
  if (!en) return at('owner', negated ? `不属于${who}的` : `${who}的`)
  return at('owner', `${negated ? 'not ' : ''}of ${one.value === 'me' ? 'mine' : who}`)
}

/** What belongs to a record that another step finds: by the name it is found by. */
function linkWords(steps: readonly PlanStep[], { op, value }: Condition, en: boolean): Words | null {
  if (op !== '=' || typeof value !== 'object' || value === null || !('$from' in value)) return null
  const name = scalar(steps.find((step) => step.id === value.$from)?.args['name'])
  if (name === '') return at('owner', en ? 'of that record' : '该记录的')
  return at('owner', en ? `of ${name}` : `${name}的`)
}

const happens: Readonly<Record<string, readonly [string, string]>> = {
  created_at: ['created', '新增'],
  updated_at: ['updated', '更新'],
  close_date: ['closing', '成交'],
  due_date: ['due', '到期'],
  sent_at: ['sent', '发出'],
  converted_at: ['converted', '转化'],
  completed_at: ['completed', '完成'],
  activity_date: ['', ''],
}
function timeWords(context: Context, { object, field, op, value }: Condition, language: Lang): Words | null {
  if (op !== 'in_period') return null
  const label = context.fieldLabel(object, field)[language]
  const when = periodWords(value, language)
  const [english, chinese] = happens[field] ?? [`with ${lower(label)}`, undefined]
  if (language === 'en') return at('after', `${english} ${when}`.trim())
  return at('after', chinese === undefined ? `${label}在${when}的` : `${when}${chinese}的`)
}

const compared: Readonly<Record<string, readonly [string, string]>> = {
  '>': ['over', '超过 '],
  '>=': ['of at least', '不低于 '],
  '<': ['under', '低于 '],
  '<=': ['of at most', '不超过 '],
  '=': ['of', '为 '],
  '!=': ['other than', '不为 '],
}
function plainWords(context: Context, one: Condition, language: Lang): Words {
  const { object, field, op, value } = one
  const en = language === 'en'
  const described = context.field(object, field)
  const label = context.fieldLabel(object, field)[language]
  const said = value === undefined ? '' : valueWord(context, object, field, value, language)
  if (op === 'is_null') return at('after', en ? `without ${lower(label)}` : `没有${label}的`)
  if (op === 'is_not_null') return at('after', en ? `with ${lower(label)}` : `有${label}的`)
  if (op === 'contains')
    return at('after', en ? `with “${said}” in ${lower(label)}` : `${label}含“${said}”的`)
  if (described?.measures === 'flag') return at('after', flagWords(label, value === true, en))
  const amount = described?.measures === 'money' || described?.measures === 'number'
  if (op === 'between' && Array.isArray(value)) {
    const [from, to] = value.map((part) => valueWord(context, object, field, part, language))
    return at(
      'after',
      en ? `with ${lower(label)} from ${from} to ${to}` : `${label}在 ${from} 到 ${to} 之间的`,
    )
  }
  const sign = compared[op]
  if (amount && sign) {
    const plainly = field === context.metadata.moneyField(object) && (op === '>' || op === '<')
    return at(
      'after',
      en ? `${plainly ? '' : `with ${lower(label)} `}${sign[0]} ${said}` : `${label}${sign[1]}${said} 的`,
    )
  }
  const negated = op === '!=' || op === 'not_in'
  if (field === 'stage')
    return at('after', en ? `${negated ? 'not ' : ''}in ${lower(said)}` : stageWords(said, negated))
  if (en) return at('after', `with ${lower(label)} ${negated ? 'other than ' : ''}${said}`)
  return at('after', `${label}${negated ? '不是' : '为'}${said}的`)
}

const stageWords = (said: string, negated: boolean): string => `${negated ? '不在' : ''}${said}阶段的`
const flagWords = (label: string, is: boolean, en: boolean): string =>
  en ? `with ${lower(label)} ${is ? 'yes' : 'no'}` : `${is ? '是' : '非'}${label}的`
const lower = (text: string): string => text.toLowerCase()
