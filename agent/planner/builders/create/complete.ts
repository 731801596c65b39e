import type { PlanStep } from '../../../plan.ts'
import { Ask } from '../../ask.ts'
import type { Context } from '../../context.ts'
import type { RecordDraft } from './record-draft.ts'

/** Fields that have no default and that nobody can guess: the first that is missing is asked for. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  account: ['name'],
  contact: ['last_name'],
  lead: ['last_name'],
  opportunity: ['name', 'account_id', 'close_date'],
  note: ['body'],
}

export function complete(context: Context, object: string, values: RecordDraft): void {
  if (object === 'opportunity' && values['name'] === undefined && values['account_id'] !== undefined)
    askFor(context, object, values, 'name')
  for (const field of wanted[object] ?? []) {
    const required = context.field(object, field)?.required
    if (required && values[field] === undefined) askFor(context, object, values, field)
  }
  const described = context.metadata.object(object)
  if (Object.keys(values).length === 0 && described) askFor(context, object, values, described.display)
}

/** Ends with a question whose answer completes the plan. */
function askFor(context: Context, object: string, values: RecordDraft, field: string): never {
  const id = `s${context.steps.length + 1}`
  const step: PlanStep = { id, tool: 'create_record', args: { object, values } }
  const label = context.fieldLabel(object, field)
  const kind = context.metadata.object(object)?.label
  const question =
    field === 'account_id'
      ? { en: 'For which account is the deal?', zh: '这个商机属于哪个客户？' }
      : {
          en: `What is the ${label.en.toLowerCase()} of the new ${kind?.en.toLowerCase()}?`,
          zh: `新${kind?.zh}的${label.zh}是什么？`,
        }
  throw new Ask(question, {
    pending: {
      plan: [...context.steps, step],
      slot: [id, 'args', 'values', field],
      kind: 'value',
      choices: [],
      expects: { object, field },
    },
    confidence: 0.75,
  })
}
