import type { Label } from '#crm-core/contract'
import type { PlanStep, PlanValue } from '../plan.ts'
import type { Context } from './context.ts'
import { kindWords, recordWords } from './describe/records.ts'
import { optionWord, valueWord } from './describe/value.ts'
import { scalar } from './plan-values.ts'

type Lang = keyof Label
const both = (make: (language: Lang) => string): Label => ({ en: make('en'), zh: make('zh') })

/** What the plan will do, in words made from the plan itself and so never different from it. */
export function describePlan(context: Context, steps: readonly PlanStep[]): Label {
  return both((language) => {
    const said = steps
      .map((step) => describeStep(context, steps, step, language))
      .join(language === 'en' ? '; then ' : '；然后')
    const notes = context.notes.map((note) => note[language]).join(language === 'en' ? '; ' : '；')
    return notes === '' ? said : language === 'en' ? `${said} (${notes})` : `${said}（${notes}）`
  })
}

function describeStep(
  context: Context,
  steps: readonly PlanStep[],
  { tool, args }: PlanStep,
  language: Lang,
): string {
  const en = language === 'en'
  const kind = kindWords(context, args, language)
  const which = (): string => recordWords(context, steps, args, language)
  switch (tool) {
    case 'search_records':
      return `${en ? 'find ' : '查找'}${which()}${rankWords(context, args, language)}`
    case 'describe_object':
      return en ? `tell what fields ${kind} have` : `说明${kind}有哪些字段`
    case 'get_record':
      return en ? 'open it' : '打开该记录'
    case 'aggregate_records':
      return en
        ? `compute ${measureWords(context, args, language)} of ${which()}${groupWords(context, args, language)}`
        : `统计${which()}的${measureWords(context, args, language)}${groupWords(context, args, language)}`
    case 'create_record':
      return en
        ? `create ${kind}: ${valueWords(context, args, 'values', language)}`
        : `新建${kind}：${valueWords(context, args, 'values', language)}`
    case 'update_record':
      return en
        ? `set ${valueWords(context, args, 'changes', language)}`
        : `更新：${valueWords(context, args, 'changes', language)}`
    case 'convert_lead':
      return en ? 'convert the lead into a contact of an account' : '将线索转化为客户的联系人'
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
    case 'score_lead':
    case 'predict_churn':
    case 'win_probability':
      return scored[tool][language]
    case 'explain_score':
      return en ? 'tell its score and why' : '说明其评分及原因'
    case 'what_if': {
      const target = args['target'] === undefined ? null : scalar(args['target'])
      return en
        ? `find what would move its score${target === null ? '' : ` to ${target}`}`
        : `查找能${target === null ? '改变其评分' : `使其评分达到 ${target}`}的因素`
    }
    case 'forecast_revenue':
      return en ? 'forecast revenue' : '预测收入'
    default:
      return tool
  }
}

const scored = {
  score_lead: { en: 'score how likely each is to convert', zh: '评估转化可能性' },
  predict_churn: { en: 'predict how likely each is to churn', zh: '预测流失风险' },
  win_probability: { en: 'predict how likely each is to be won', zh: '预测赢单概率' },
} as const satisfies Record<string, Label>

function people(to: PlanValue | undefined, language: Lang): string {
  if (Array.isArray(to)) return language === 'en' ? `${to.length} people` : `${to.length} 人`
  const several = typeof to === 'object' && to !== null && 'pick' in to && to.pick === 'all'
  return language === 'en' ? (several ? 'each of them' : 'that person') : several ? '每一位' : '该联系人'
}

const joint = { values: '', changes: 'to ' } as const
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
    .map(([field, value]) =>
      language === 'en'
        ? `${context.fieldLabel(object, field).en.toLowerCase()} ${joint[key]}${valueWord(context, object, field, value, language)}`
        : `${context.fieldLabel(object, field).zh}为 ${valueWord(context, object, field, value, language)}`,
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
  return (
    orderWords(field, context.field(object, order.field)?.measures === 'time', order.direction, language) +
    limit
  )
}

function orderWords(field: string, timed: boolean, direction: string | undefined, language: Lang): string {
  const down = direction === 'desc'
  if (language === 'en')
    return `, ${down ? (timed ? 'latest' : 'highest') : timed ? 'earliest' : 'lowest'} ${field.toLowerCase()} first`
  return `，按${field}${down ? (timed ? '从晚到早' : '从高到低') : timed ? '从早到晚' : '从低到高'}`
}

const functions: Readonly<Record<string, Label>> = {
  count: { en: 'the number', zh: '数量' },
  sum: { en: 'the total', zh: '合计' },
  avg: { en: 'the average', zh: '平均' },
}
function measureWords(context: Context, args: PlanStep['args'], language: Lang): string {
  const object = typeof args['object'] === 'string' ? args['object'] : ''
  const measures = Array.isArray(args['measures'])
    ? (args['measures'] as readonly { fn: string; field?: string }[])
    : []
  const words = measures.map(({ fn, field }) =>
    language === 'en'
      ? [functions[fn]?.en ?? fn, field ? context.fieldLabel(object, field).en.toLowerCase() : '']
          .filter(Boolean)
          .join(' ')
      : `${field ? context.fieldLabel(object, field).zh : ''}${functions[fn]?.zh ?? fn}`,
  )
  return words.join(language === 'en' ? ' and ' : '、')
}

function groupWords(context: Context, args: PlanStep['args'], language: Lang): string {
  const object = typeof args['object'] === 'string' ? args['object'] : ''
  const groups = Array.isArray(args['group_by']) ? args['group_by'] : []
  const by = groups.map((group) => {
    const name =
      typeof group === 'object' && group !== null && 'field' in group ? scalar(group['field']) : scalar(group)
    return context.fieldLabel(object, name)[language]
  })
  if (by.length === 0) return ''
  return language === 'en' ? ` by ${by.join(' and ').toLowerCase()}` : `，按${by.join('、')}`
}
