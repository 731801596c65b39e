import type { Label } from '#crm-core/contract'
import type { PlanStep, PlanValue } from '../plan.ts'
import type { Context } from './context.ts'
import { scalar } from './plan-values.ts'

type Lang = keyof Label
const both = (make: (language: Lang) => string): Label => ({ en: make('en'), zh: make('zh') })

/** What the plan will do, in words made from the plan itself and so never different from it. */
export function describePlan(context: Context, steps: readonly PlanStep[]): Label {
  return both((language) => {
    const said = steps
      .map((step) => describeStep(context, step, language))
      .join(language === 'en' ? '; then ' : '；然后')
    const notes = context.notes.map((note) => note[language]).join(language === 'en' ? '; ' : '；')
    return notes === '' ? said : language === 'en' ? `${said} (${notes})` : `${said}（${notes}）`
  })
}

function describeStep(context: Context, { tool, args }: PlanStep, language: Lang): string {
  const en = language === 'en'
  const kind = objectWord(context, args, language)
  const where = filterWords(context, args, language)
  switch (tool) {
    case 'search_records': {
      const name =
        typeof args['name'] === 'string'
          ? en
            ? ` called “${scalar(args['name'])}”`
            : `“${scalar(args['name'])}”`
          : ''
      return en
        ? `find ${kind}${name}${where}${rankWords(context, args, language)}`
        : `查找${kind}${name}${where}${rankWords(context, args, language)}`
    }
    case 'describe_object':
      return en ? `tell what fields ${kind} have` : `说明${kind}有哪些字段`
    case 'get_record':
      return en ? 'open it' : '打开该记录'
    case 'aggregate_records':
      return en
        ? `compute ${measureWords(context, args, language)} of ${kind}${where}`
        : `统计${kind}的${measureWords(context, args, language)}${where}`
    case 'create_record':
      return en
        ? `create ${kind}: ${valueWords(context, args, 'values', language)}`
        : `新建${kind}：${valueWords(context, args, 'values', language)}`
    case 'update_record':
      return en
        ? `set ${valueWords(context, args, 'changes', language)}`
        : `更新：${valueWords(context, args, 'changes', language)}`
    case 'send_email':
    case 'draft_email': {
      const what =
        typeof args['template'] === 'string'
          ? args['template']
          : typeof args['subject'] === 'string'
            ? args['subject']
            : ''
      const send = tool === 'send_email'
      return en
        ? `${send ? 'send' : 'draft'} the e-mail “${what}” to ${people(args['to'], language)}`
        : `${send ? '向' : '为'}${people(args['to'], language)}${send ? '发送' : '起草'}邮件“${what}”`
    }
    case 'create_task':
      return en
        ? `create the task “${scalar(args['subject'])}”${args['due_date'] ? ` due ${scalar(args['due_date'])}` : ''}`
        : `新建任务“${scalar(args['subject'])}”${args['due_date'] ? `，${scalar(args['due_date'])}到期` : ''}`
    case 'log_activity':
      return en
        ? `log a ${optionWord(context, 'activity', 'type', args['type'], language).toLowerCase()}: “${scalar(args['subject'])}”`
        : `记录${optionWord(context, 'activity', 'type', args['type'], language)}：“${scalar(args['subject'])}”`
    default:
      return tool
  }
}

function objectWord(context: Context, args: PlanStep['args'], language: Lang): string {
  const names =
    typeof args['object'] === 'string'
      ? [args['object']]
      : Array.isArray(args['objects'])
        ? args['objects'].map(scalar)
        : []
  const words = names.map((name) => {
    const object = context.metadata.object(name)
    return object ? (language === 'en' ? object.plural.en.toLowerCase() : object.label.zh) : name
  })
  return words.join(language === 'en' ? ' or ' : '或')
}

function people(to: PlanValue | undefined, language: Lang): string {
  if (Array.isArray(to)) return language === 'en' ? `${to.length} people` : `${to.length} 人`
  const several = typeof to === 'object' && to !== null && 'pick' in to && to.pick === 'all'
  return language === 'en' ? (several ? 'each of them' : 'that person') : several ? '每一位' : '该联系人'
}

const signs: Readonly<Record<string, Label>> = {
  is_null: { en: 'is empty', zh: '为空' },
  is_not_null: { en: 'is filled', zh: '不为空' },
  in: { en: 'is one of', zh: '属于' },
  not_in: { en: 'is none of', zh: '不属于' },
  in_period: { en: 'in', zh: '在' },
  contains: { en: 'contains', zh: '包含' },
  between: { en: 'between', zh: '介于' },
}

function filterWords(context: Context, args: PlanStep['args'], language: Lang): string {
  const filter = args['filter']
  if (filter === undefined) return ''
  const object = typeof args['object'] === 'string' ? args['object'] : ''
  const text = conditionWords(context, object, filter, language)
  return language === 'en' ? ` where ${text}` : `（${text}）`
}
function conditionWords(context: Context, object: string, filter: PlanValue, language: Lang): string {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) return ''
  const entries = filter as { readonly [name: string]: PlanValue }
  for (const [key, joint] of [
    ['and', language === 'en' ? ' and ' : '，'],
    ['or', language === 'en' ? ' or ' : ' 或 '],
  ] as const) {
    const parts = entries[key]
    if (Array.isArray(parts))
      return parts.map((part) => conditionWords(context, object, part, language)).join(joint)
  }
  if (entries['not'] !== undefined)
    return `${language === 'en' ? 'not ' : '非'}(${conditionWords(context, object, entries['not'], language)})`
  const field = scalar(entries['field'])
  const op = scalar(entries['op'])
  const sign = signs[op]?.[language] ?? op
  const value =
    entries['value'] === undefined ? '' : ` ${valueWord(context, object, field, entries['value'], language)}`
  return `${context.fieldLabel(object, field)[language]} ${sign}${value}`
}

function valueWord(
  context: Context,
  object: string,
  field: string,
  value: PlanValue,
  language: Lang,
): string {
  if (Array.isArray(value))
    return value
      .map((one) => valueWord(context, object, field, one, language))
      .join(language === 'en' ? ', ' : '、')
  if (value === 'me') return language === 'en' ? 'me' : '我'
  if (typeof value === 'object' && value !== null) {
    if ('$from' in value) return language === 'en' ? 'that record' : '该记录'
    if ('amount' in value) return `${scalar(value['amount'])} ${scalar(value['currency'])}`
    const period = value as { readonly from?: PlanValue; readonly to?: PlanValue }
    const from = period.from === undefined ? '…' : scalar(period.from)
    const to = period.to === undefined ? '…' : scalar(period.to)
    return language === 'en' ? `[${from}, ${to})` : `[${from}，${to})`
  }
  const user = context.input.users.find((one) => one.id === value)
  return user?.name ?? optionWord(context, object, field, value, language)
}
function optionWord(
  context: Context,
  object: string,
  field: string,
  value: PlanValue | undefined,
  language: Lang,
): string {
  const option = context.field(object, field)?.options?.find((one) => one.code === value)
  return option?.label[language] ?? scalar(value).replaceAll('_', ' ')
}

function valueWords(
  context: Context,
  args: PlanStep['args'],
  key: 'values' | 'changes',
  language: Lang,
): string {
  const values = args[key]
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return ''
  const object = typeof args['object'] === 'string' ? args['object'] : ownerOf(context, Object.keys(values))
  return Object.entries(values as { readonly [name: string]: PlanValue })
    .map(
      ([field, value]) =>
        `${context.fieldLabel(object, field)[language]} ${language === 'en' ? 'to ' : '→ '}${valueWord(context, object, field, value, language)}`,
    )
    .join(language === 'en' ? ', ' : '，')
}
/** The first object that has all these fields, for their labels only. */
function ownerOf(context: Context, fields: readonly string[]): string {
  return (
    ['opportunity', 'lead', 'contact', 'account', 'task'].find((object) =>
      fields.every((field) => context.field(object, field)),
    ) ?? 'opportunity'
  )
}

function rankWords(context: Context, args: PlanStep['args'], language: Lang): string {
  const order = Array.isArray(args['order'])
    ? (args['order'][0] as { field?: string; direction?: string } | undefined)
    : undefined
  const limit =
    typeof args['limit'] === 'number'
      ? language === 'en'
        ? `, at most ${scalar(args['limit'])}`
        : `，最多 ${scalar(args['limit'])} 条`
      : ''
  if (!order?.field) return limit
  const object = typeof args['object'] === 'string' ? args['object'] : ''
  const field = context.fieldLabel(object, order.field)[language]
  const down = order.direction === 'desc'
  return (
    (language === 'en'
      ? `, by ${field} ${down ? 'descending' : 'ascending'}`
      : `，按${field}${down ? '降序' : '升序'}`) + limit
  )
}

const functions: Readonly<Record<string, Label>> = {
  count: { en: 'the number', zh: '数量' },
  sum: { en: 'the sum of', zh: '合计' },
  avg: { en: 'the average of', zh: '平均' },
}
function measureWords(context: Context, args: PlanStep['args'], language: Lang): string {
  const object = typeof args['object'] === 'string' ? args['object'] : ''
  const measures = Array.isArray(args['measures'])
    ? (args['measures'] as readonly { fn: string; field?: string }[])
    : []
  const groups = Array.isArray(args['group_by']) ? args['group_by'] : []
  const words = measures.map(({ fn, field }) =>
    [functions[fn]?.[language] ?? fn, field ? context.fieldLabel(object, field)[language] : '']
      .filter(Boolean)
      .join(language === 'en' ? ' ' : ''),
  )
  const by = groups.map((group) => {
    const name =
      typeof group === 'object' && group !== null && 'field' in group ? scalar(group['field']) : scalar(group)
    return context.fieldLabel(object, name)[language]
  })
  const grouped =
    by.length === 0 ? '' : language === 'en' ? ` by ${by.join(' and ')}` : `（按${by.join('、')}）`
  return words.join(language === 'en' ? ' and ' : '、') + grouped
}
