import type { RunPart, RunState } from '#client'
import type { View } from '#crm-core/contract'
import { besideReply } from '../output/beside-reply.ts'
import { previewText } from '../output/previews.ts'
import { replyText } from '../output/reply.ts'
import { viewText } from '../output/views.ts'
import type { ViewContext } from '../output/views.ts'
import { toolWords } from './tool-words.ts'

/** A line or block of the transcript. */
export interface Block {
  readonly tone: 'user' | 'reply' | 'tool' | 'view' | 'notice' | 'error'
  readonly text: string
}

const marks = { running: '…', waiting: '⏸', done: '✓', failed: '✗', skipped: '–', rejected: '✗' } as const

/** What one part of a run looks like; null for what the chat shows elsewhere (open approvals). */
export function blockOf(part: RunPart, context: ViewContext, views: readonly View[] = []): Block | null {
  switch (part.kind) {
    case 'text':
      return part.text.trim() ? { tone: 'reply', text: replyText(part.text.trim(), views, context) } : null
    case 'plan':
      return part.interpretation ? { tone: 'tool', text: part.interpretation } : null
    case 'tool':
      return { tone: part.status === 'failed' ? 'error' : 'tool', text: toolLine(part, context) }
    case 'view': {
      const text = viewText(part.view, context)
      return text === null ? null : { tone: 'view', text }
    }
    case 'approval':
      return part.approval.status === 'pending' ? null : { tone: 'tool', text: decidedText(part, context) }
    case 'clarify':
      return part.choices.length === 0 ? null : { tone: 'view', text: choices(part) }
    case 'notice':
      return { tone: 'notice', text: part.text }
  }
}

/** What came of a step; while it runs, what it does. */
function toolLine(
  { tool, status, summary, error }: Extract<RunPart, { kind: 'tool' }>,
  { language }: ViewContext,
): string {
  return `${marks[status]} ${error?.message ?? (summary || toolWords(tool, language))}`
}

function decidedText({ approval }: Extract<RunPart, { kind: 'approval' }>, context: ViewContext): string {
  const lines = approval.rows.map((row) => {
    const state = row.outcome === 'failed' ? '✗' : row.decision === 'rejected' ? '–' : '✓'
    const [title] = previewText(row.preview, context).split('\n')
    return `${state} ${title ?? ''}${row.error ? `  ${row.error}` : ''}`
  })
  return lines.join('\n')
}

function choices({ choices }: Extract<RunPart, { kind: 'clarify' }>): string {
  return choices
    .map(({ display, subtitle }, index) => `${index + 1}. ${display}${subtitle ? ` · ${subtitle}` : ''}`)
    .join('\n')
}

/** A run that is over, as it stays in the scroll-back: its tables stand in the reply, once. */
export function blocksOf(state: RunState, context: ViewContext): Block[] {
  const views = state.parts.flatMap((part) => (part.kind === 'view' ? [part.view] : []))
  const said = state.result?.usage.model_calls === 0
  const blocks = state.parts.flatMap((part): readonly (Block | null)[] => {
    // The choices stand in the reply.
    if (part.kind === 'clarify' && said) return []
    // What came of a step, and of each row of an approval, stands there too.
    if (said && (part.kind === 'tool' || part.kind === 'approval')) return []
    if (part.kind !== 'view') return [blockOf(part, context, said ? views : [])]
    return besideReply([part.view], state.result, context).map((text) => ({ tone: 'view', text }))
  })
  const shown = blocks.filter((block) => block !== null)
  return state.error ? [...shown, { tone: 'error', text: state.error.message }] : shown
}

/** The last lines that fit, so that the live part never grows over the screen and flickers. */
export function tail(text: string, lines: number): string {
  return text.split('\n').slice(-Math.max(1, lines)).join('\n')
}
