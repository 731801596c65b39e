import type { ActionPreview, ActorCrm, View } from '#crm-core/contract'
import type { StepOutcome } from '../steps/outcome.ts'
import type { ActionRecord } from '../store/steps.ts'
import { link, plain, type Reader } from './format.ts'
import { onlySimilar } from './lookups.ts'
import { nearNames } from './near-names.ts'
import { showNothing, soNothing } from './show-nothing.ts'
import { showChanges, showView } from './show-view.ts'

const shown = 5

/** A step in words: its summary, then what it found or changed, then what did not happen and why. */
export async function showOutcome(
  outcome: StepOutcome,
  crm: ActorCrm,
  reader: Reader,
  sought: string | null = null,
): Promise<string> {
  const { language } = reader
  const dry = outcome.actions.filter((action) => action.status === 'skipped' && action.result?.preview)
  if (dry.length > 0) return showDryRun(dry, crm, reader)
  if (outcome.status === 'skipped') return showSkipped(outcome, reader)
  const [view] = outcome.views
  if (outcome.actions.length > 1 || !view) return showMany(outcome, reader)
  if (outcome.error) return outcome.error.message
  if (isEmpty(view)) return showNothing(outcome, sought, reader, await nearNames(outcome, crm))
  const body = await showView(view, crm, reader, view.kind === 'record' ? saidIn(outcome, crm) : null)
  // Figures speak for themselves.
  if (view.kind === 'aggregate') return body
  const summary = markdownSafe(outcome)[language]
  const head = outcome.doubtful ? `${await onlySimilar(outcome, crm, reader)} ${summary}` : summary
  return body ? `${head}\n\n${withoutSaid(body, view, summary)}`.trim() : head
}

function showSkipped(outcome: StepOutcome, reader: Reader): string {
  const error = outcome.error ?? outcome.actions[0]?.error
  if (error?.code === 'not_found') return soNothing(outcome.effect, reader)
  return error?.message ?? outcome.summary[reader.language]
}

function showMany(outcome: StepOutcome, reader: Reader): string {
  if (outcome.actions.length === 1 && outcome.error) return outcome.error.message
  const body = manyActions(outcome, reader)
  const summary = markdownSafe(outcome)[reader.language]
  return body ? `${summary}\n\n${body}` : summary
}

const isEmpty = (view: View): boolean =>
  (view.kind === 'records' && view.total === 0) || (view.kind === 'hits' && view.hits.length === 0)

/** The fields that the person named: values of a new record, changes of one that is there. That it is theirs goes without saying. */
function saidIn({ args }: StepOutcome, { actor }: ActorCrm): ReadonlySet<string> {
  const values = args['values'] ?? args['changes']
  const given = Object.entries({ ...args, ...(typeof values === 'object' ? values : {}) })
  return new Set(given.filter(([, value]) => value !== 'me' && value !== actor.user_id).map(([name]) => name))
}

/** Of a new record: without the lines whose value stands in the sentence above them. */
function withoutSaid(body: string, view: View, summary: string): string {
  if (view.kind !== 'record' || !view.changes) return body
  const lines = body.split('\n').filter((line) => {
    const value = /^- [^:]+: (.*)$/.exec(line)?.[1]
    return value === undefined || value.includes('→') || !summary.includes(value)
  })
  return lines.join('\n')
}

/** A summary may quote a record's name. */
function markdownSafe({ summary }: StepOutcome) {
  return { en: plainText(summary.en), zh: plainText(summary.zh) }
}
const plainText = (text: string): string => text.replaceAll(/[[\]<>`*_|]/g, (sign) => `\\${sign}`)

function manyActions({ actions, views }: StepOutcome, reader: Reader): string {
  const done = views.slice(0, shown).flatMap((view) => {
    if (view.kind === 'email')
      return [`- ${link(view.email.to.object, view.email.to.id, view.email.to_label.display)}`]
    if (view.kind === 'record') return [`- ${link(view.object, view.record.id, view.display)}`]
    return []
  })
  const rest = views.length - shown
  const not = actions.flatMap((action) => whatWentWrong(action, reader))
  return [
    ...done,
    ...(rest > 0 ? [reader.language === 'zh' ? `- ……另有 ${rest} 项` : `- … and ${rest} more`] : []),
    ...not,
  ].join('\n')
}

function whatWentWrong(action: ActionRecord, { language }: Reader): string[] {
  const name = plain(nameOf(action))
  if (action.status === 'failed' && action.error)
    return [
      language === 'zh'
        ? `- 失败${name ? `（${name}）` : ''}：${action.error.message}`
        : `- Failed${name ? ` (${name})` : ''}: ${action.error.message}`,
    ]
  if (action.status === 'rejected')
    return [language === 'zh' ? `- 已拒绝${name ? `：${name}` : ''}` : `- Rejected${name ? `: ${name}` : ''}`]
  return []
}

/** Whom or what an action is about, as it was shown. */
function nameOf(action: ActionRecord): string {
  const preview = action.result?.preview
  if (preview?.kind === 'email') return preview.email.to_label.display
  return preview?.kind === 'change' ? (preview.target?.display ?? '') : ''
}

function showDryRun(actions: readonly ActionRecord[], crm: ActorCrm, reader: Reader): string {
  const head =
    reader.language === 'zh'
      ? '试运行，未写入任何数据。将会：'
      : 'A dry run: nothing was written. It would do this:'
  const lines = actions.slice(0, shown).flatMap((action) => {
    const preview = action.result?.preview
    return preview ? [showPreview(preview, crm, reader)] : []
  })
  const rest = actions.length - shown
  const tail = rest > 0 ? [reader.language === 'zh' ? `- ……另有 ${rest} 项` : `- … and ${rest} more`] : []
  return [head, '', ...lines, ...tail].join('\n')
}

function showPreview(preview: ActionPreview, crm: ActorCrm, reader: Reader): string {
  if (preview.kind === 'text') return `- ${preview.text[reader.language]}`
  if (preview.kind === 'email') {
    const to = link(preview.email.to.object, preview.email.to.id, preview.email.to_label.display)
    return `- ${reader.language === 'zh' ? '邮件' : 'E-mail'} → ${to} · ${plain(preview.email.subject)}`
  }
  const object = crm.describe(preview.object)
  const name = preview.target
    ? link(preview.target.object, preview.target.id, preview.target.display)
    : object.label[reader.language]
  return `- ${name}\n${showChanges(preview.changes, object, reader).replaceAll(/^/gm, '  ')}`
}
