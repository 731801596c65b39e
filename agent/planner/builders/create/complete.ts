import type { Label } from '#crm-core/contract'
import type { PlanStep, PlanValue } from '../../../plan.ts'
import { Ask } from '../../ask.ts'
import type { Context } from '../../context.ts'
import { scalar } from '../../plan-values.ts'
import type { OpenField } from './open-fields.ts'
import type { RecordDraft } from './record-draft.ts'

/** Fields that have no default and that nobody can guess: the first that is missing is asked for. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  account: ['name'],
  contact: ['last_name'],
  lead: ['last_name'],
  opportunity: ['name', 'account_id', 'close_date'],
  note: ['body'],
}

/** What was said too loosely is asked for first, then what is missing. */
export function complete(
  context: Context,
  object: string,
  values: RecordDraft,
  open: readonly OpenField[] = [],
): void {
  const [loose, ...more] = open
  if (loose && more.length === 0) askFor(context, object, values, loose.field, loose.question)
  if (loose) throw new Ask(joined(open))
  const missing = missingField(context, object, values)
  if (missing !== null) askFor(context, object, values, missing)
}

/** The next field that an answered question still leaves open; null when the record can be created. */
export function missingField(
  context: Context,
  object: string,
  values: Readonly<Record<string, PlanValue>>,
): string | null {
  if (object === 'opportunity' && values['name'] === undefined && values['account_id'] !== undefined)
    return 'name'
  const missing = (wanted[object] ?? []).find(
    (field) => context.field(object, field)?.required && values[field] === undefined,
  )
  if (missing !== undefined) return missing
  const described = context.metadata.object(object)
  return Object.keys(values).length === 0 && described ? described.display : null
}

const joined = (open: readonly OpenField[]): Label => ({
  en: open.map(({ question }) => question.en).join(' '),
  zh: open.map(({ question }) => question.zh).join(''),
})

function askFor(
  context: Context,
  object: string,
  values: RecordDraft,
  field: string,
  question?: Label,
): never {
  const id = `s${context.steps.length + 1}`
  const step: PlanStep = { id, tool: 'create_record', args: { object, values } }
  throw askForField(context, [...context.steps, step], step, field, question)
}

/** A question whose answer completes the plan. */
export function askForField(
  context: Context,
  plan: readonly PlanStep[],
  step: PlanStep,
  field: string,
  question?: Label,
): Ask {
  const object = scalar(step.args['object'])
  return new Ask(question ?? questionFor(context, object, field), {
    pending: {
      plan,
      slot: [step.id, 'args', 'values', field],
      kind: 'value',
      choices: [],
      expects: { object, field },
    },
    confidence: 0.75,
  })
}

function questionFor(context: Context, object: string, field: string): Label {
  const label = context.fieldLabel(object, field)
  const kind = context.metadata.object(object)?.label ?? { en: object, zh: object }
  if (field === 'account_id') return { en: 'For which account is the deal?', zh: '这个商机属于哪个客户？' }
  if (field === 'name')
    return { en: `What should the ${kind.en.toLowerCase()} be called?`, zh: `新${kind.zh}叫什么名称？` }
  return {
    en: `What is the ${label.en.toLowerCase()} of the new ${kind.en.toLowerCase()}?`,
    zh: `新${kind.zh}的${label.zh}是什么？`,
  }
}
