import type { FieldDescription, View } from '#crm-core/contract'
import type { StepOutcome } from '../steps/outcome.ts'
import { fieldOf, formatValue, link, type Reader } from './format.ts'
import type { ActorCrm } from '#crm-core/contract'

type RecordView = Extract<View, { kind: 'record' }>

/** The answer to a question for one value of one record: “Tom Baker owns Stark Logistics.” Null when none was asked. */
export function askedFields(outcome: StepOutcome, crm: ActorCrm, reader: Reader): string | null {
  const { step, status, views } = outcome
  const [view] = views
  if (!step.asks || status !== 'done' || view?.kind !== 'record' || view.changes) return null
  const object = crm.describe(view.object)
  const field = step.asks.flatMap((name) => fieldOf(object, name) ?? [])[0]
  return field ? answer(view, field, reader) : null
}

function answer(view: RecordView, field: FieldDescription, reader: Reader): string {
  const value = view.record[field.name]
  const who = link(view.object, view.record.id, view.display)
  const zh = reader.language === 'zh'
  const isOwner = field.references === 'user'
  if (value === null || value === undefined || value === '') {
    if (isOwner) return zh ? `${who} 还没有负责人。` : `Nobody owns ${who} yet.`
    return zh ? `${who} 没有填写${field.label.zh}。` : `${who} has no ${field.label.en.toLowerCase()}.`
  }
  const said = formatValue(field, value, reader, view.labels)
  if (isOwner) return zh ? `${who} 由 ${said} 负责。` : `${said} owns ${who}.`
  return zh
    ? `${who} 的${field.label.zh}是 ${said}。`
    : `The ${field.label.en.toLowerCase()} of ${who} is ${said}.`
}
