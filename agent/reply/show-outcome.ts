import type { ActionPreview, ActorCrm } from '#crm-core/contract'
import type { StepOutcome } from '../steps/outcome.ts'
import type { ActionRecord } from '../store/steps.ts'
import { link, plain, type Reader } from './format.ts'
import { showChanges, showView } from './show-view.ts'

const shown = 5

/** A step in words: its summary, then what it found or changed, then what did not happen and why. */
export async function showOutcome(outcome: StepOutcome, crm: ActorCrm, reader: Reader): Promise<string> {
  const { language } = reader
  const dry = outcome.actions.filter((action) => action.status === 'skipped' && action.result?.preview)
  if (dry.length > 0) return showDryRun(dry, crm, reader)
  if (outcome.status === 'skipped')
    return outcome.error?.message ?? outcome.actions[0]?.error?.message ?? outcome.summary[language]
  const single = outcome.actions.length === 1
  if (single && outcome.error) return outcome.error.message
  const summary = markdownSafe(outcome)[language]
  const body =
    single && outcome.views[0] ? await showView(outcome.views[0], crm, reader) : manyActions(outcome, reader)
  return body ? `${summary}\n\n${body}` : summary
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
