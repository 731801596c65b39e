import { scalar } from '../plan-values.ts'
import type { PlannerOutcome, PlanStep, PlanValue } from '../../plan.ts'

/**
 * Plans as short lines, to write and compare expectations:
 * `search lead | created_at in_period this_week | lead_score >= 80 | order amount desc | limit 10`,
 * `search contact,lead | name=Dana`, `get @s1`, `update @s1 | stage: negotiation`, `send @s1.all | template: Welcome`.
 * Parts after the head may stand in any order; `a~b` in an expectation accepts either.
 */
export function linesOf(outcome: PlannerOutcome): string[] {
  return outcome.kind === 'plan' ? outcome.steps.map(lineOf) : []
}

type Entries = { readonly [name: string]: PlanValue }

export function lineOf({ tool, args }: PlanStep): string {
  return [head(tool, args), ...parts(tool, args)].join(' | ')
}

const verbs: Readonly<Record<string, readonly [string, string | null]>> = {
  search_records: ['search', 'object'],
  aggregate_records: ['aggregate', 'object'],
  get_record: ['get', 'record'],
  create_record: ['create', 'object'],
  update_record: ['update', 'records'],
  convert_lead: ['convert', 'records'],
  send_email: ['send', 'to'],
  draft_email: ['draft', 'to'],
  create_task: ['task', null],
  log_activity: ['log', 'related_to'],
  describe_object: ['describe', 'object'],
  score_lead: ['score_lead', 'records'],
  predict_churn: ['predict_churn', 'records'],
  win_probability: ['win_probability', 'records'],
  explain_score: ['explain', 'record'],
  what_if: ['what_if', 'record'],
  forecast_revenue: ['forecast', null],
}

function head(tool: string, args: Entries): string {
  const [verb, key] = verbs[tool] ?? [tool, null]
  if (key === null) return verb
  const value = args[key] ?? args['objects']
  return `${verb} ${value === undefined ? '' : show(value)}`.trim()
}

function parts(tool: string, args: Entries): string[] {
  const used = verbs[tool]?.[1]
  return Object.entries(args).flatMap(([key, value]) =>
    key === used || key === 'objects' ? [] : part(key, value),
  )
}

function part(key: string, value: PlanValue): string[] {
  switch (key) {
    case 'name':
      return [`name=${show(value)}`]
    case 'filter':
      return conditions(value)
    case 'order':
      return [value].flat().map((one) => `order ${text(one, 'field')} ${text(one, 'direction')}`)
    case 'limit':
      return [`limit ${show(value)}`]
    case 'measures':
      return list(value).map((one) => [text(one, 'fn'), text(one, 'field')].filter(Boolean).join(' '))
    case 'group_by':
      return list(value).map((one) =>
        typeof one === 'string' ? `by ${one}` : `by ${text(one, 'field')}:${text(one, 'period')}`,
      )
    case 'values':
    case 'changes':
      return Object.entries(entries(value)).map(([field, one]) => `${field}: ${show(one)}`)
    default:
      return [`${key}: ${show(value)}`]
  }
}

function conditions(filter: PlanValue): string[] {
  const all = entries(filter)['and']
  return all === undefined ? [condition(filter)] : list(all).map(condition)
}
function condition(filter: PlanValue): string {
  const one = entries(filter)
  if (one['or'] !== undefined) return `or(${list(one['or']).map(condition).join(' / ')})`
  if (one['and'] !== undefined) return `and(${list(one['and']).map(condition).join(' / ')})`
  if (one['not'] !== undefined) return `not(${condition(one['not'])})`
  const value = one['value']
  const shown =
    value === undefined ? '' : one['op'] === 'between' ? list(value).map(show).join('..') : show(value)
  return `${scalar(one['field'])} ${scalar(one['op'])} ${shown}`.trim()
}

function show(value: PlanValue): string {
  if (Array.isArray(value)) return value.map(show).join(',')
  if (typeof value !== 'object' || value === null) return String(value)
  const one = entries(value)
  if (one['$from'] !== undefined)
    return `@${scalar(one['$from'])}${one['pick'] === 'all' ? '.all' : ''}${one['field'] ? `.${scalar(one['field'])}` : ''}${one['optional'] === true ? '?' : ''}`
  if (one['object'] !== undefined) return `${scalar(one['object'])}:${scalar(one['id'])}`
  if (one['amount'] !== undefined) return `${scalar(one['amount'])} ${scalar(one['currency'])}`
  return `${one['from'] === undefined ? '' : scalar(one['from'])}..${one['to'] === undefined ? '' : scalar(one['to'])}`
}
const list = (value: PlanValue): readonly PlanValue[] => (Array.isArray(value) ? value : [value])
const entries = (value: PlanValue): Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Entries) : {}
const text = (value: PlanValue, key: string): string =>
  entries(value)[key] === undefined ? '' : scalar(entries(value)[key])

/** Whether a plan line is what an expectation asks for. */
export function matches(actual: string, expected: string): boolean {
  const [head = '', ...rest] = split(actual)
  const [wantedHead = '', ...wanted] = split(expected)
  if (head !== wantedHead || rest.length !== wanted.length) return false
  return wanted.every((one) => alternatives(one).some((option) => rest.includes(option)))
}
const split = (line: string): string[] => line.split(' | ').map((part) => part.trim().replace(/\s+/g, ' '))
function alternatives(part: string): string[] {
  if (!part.includes('~')) return [part]
  const found = /^([\w ]+?(?:: |=|contains ))(.*)$/s.exec(part)
  return found ? found[2]!.split('~').map((value) => `${found[1]}${value}`) : [part]
}
