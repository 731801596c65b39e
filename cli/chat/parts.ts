import type { RunPart, RunState } from '#client'
import { previewText } from '../output/previews.ts'
import { plainReply } from '../output/reply.ts'
import { viewText } from '../output/views.ts'
import type { ViewContext } from '../output/views.ts'

/** A line or block of the transcript. */
export interface Block {
  readonly tone: 'user' | 'reply' | 'tool' | 'view' | 'notice' | 'error'
  readonly text: string
}

const marks = { running: '…', waiting: '⏸', done: '✓', failed: '✗', skipped: '–', rejected: '✗' } as const

/** What one part of a run looks like; null for what the chat shows elsewhere (open approvals). */
export function blockOf(part: RunPart, context: ViewContext): Block | null {
  switch (part.kind) {
    case 'text':
      return part.text.trim() ? { tone: 'reply', text: plainReply(part.text.trim()) } : null
    case 'plan':
      return part.interpretation ? { tone: 'tool', text: part.interpretation } : null
    case 'tool':
      return { tone: part.status === 'failed' ? 'error' : 'tool', text: toolLine(part) }
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

function toolLine({ tool, status, summary, error }: Extract<RunPart, { kind: 'tool' }>): string {
  return `${marks[status]} ${tool}${error || summary ? `  ${error?.message ?? summary}` : ''}`
}

function decidedText(
  { approval }: Extract<RunPart, { kind: 'approval' }>,
  { language }: ViewContext,
): string {
  const lines = approval.rows.map((row) => {
    const state = row.outcome === 'failed' ? '✗' : row.decision === 'rejected' ? '–' : '✓'
    const [title] = previewText(row.preview, language).split('\n')
    return `${state} ${title ?? ''}${row.error ? `  ${row.error}` : ''}`
  })
  return lines.join('\n')
}

function choices({ choices }: Extract<RunPart, { kind: 'clarify' }>): string {
  return choices
    .map(({ display, subtitle }, index) => `${index + 1}. ${display}${subtitle ? ` · ${subtitle}` : ''}`)
    .join('\n')
}

/** A run that is over, as it stays in the scroll-back. */
export function blocksOf(state: RunState, context: ViewContext): Block[] {
  const blocks = state.parts.map((part) => blockOf(part, context)).filter((block) => block !== null)
  return state.error ? [...blocks, { tone: 'error', text: state.error.message }] : blocks
}

/** The last lines that fit, so that the live part never grows over the screen and flickers. */
export function tail(text: string, lines: number): string {
  return text.split('\n').slice(-Math.max(1, lines)).join('\n')
}
