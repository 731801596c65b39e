import { Box, Text, useInput } from 'ink'
import { useState } from 'react'
import type { Approval, ApprovalDecision, ApprovalRow } from '#agent/events'
import { previewText } from '../output/previews.ts'
import type { ViewContext } from '../output/views.ts'
import { fit } from '../output/width.ts'
import {
  answeredPreview,
  answersOf,
  approveRest,
  decisionOf,
  editableTexts,
  firstOpen,
} from './approval-answers.ts'
import type { Answer } from './approval-answers.ts'
import { argTitle, rowTitle } from './row-words.ts'
import { Editor } from './editor.tsx'
import type { EditorProps } from './editor.tsx'
import { useDraft } from './use-draft.ts'
import { chatWords } from './words.ts'

export interface ApprovalCardProps {
  readonly approval: Approval
  readonly context: ViewContext
  readonly columns: number
  readonly rows: number
  /** Whether the keys are for it: never while somebody may still be typing something else. */
  readonly active: boolean
  readonly onDecide: (decision: ApprovalDecision) => void
  readonly onLater: () => void
}

const marks = { approve: '✓', edit: '✎', reject: '✗' } as const

/** One card for all rows of an approval: each can be approved, edited or rejected; the last one sends. */
export function ApprovalCard(props: ApprovalCardProps) {
  const { approval, context, columns, rows, active, onDecide, onLater } = props
  const { language } = context
  const [answers, setAnswers] = useState<readonly (Answer | null)[]>(() => approval.rows.map(() => null))
  const [at, setAt] = useState(0)
  const [whole, setWhole] = useState(approval.rows.length === 1)
  const [editing, setEditing] = useState(false)
  const row = approval.rows[at]

  const answer = (given: Answer) => {
    const next = answers.with(at, given)
    setAnswers(next)
    setEditing(false)
    const open = firstOpen(next, at)
    if (open === null) onDecide(decisionOf(approval, answersOf(next)))
    else setAt(open)
  }
  useInput(
    (input, key) => {
      if (key.escape) onLater()
      else if (key.upArrow) setAt(Math.max(0, at - 1))
      else if (key.downArrow) setAt(Math.min(approval.rows.length - 1, at + 1))
      else if (input === 'a') answer({ decision: 'approve' })
      else if (input === 'r') answer({ decision: 'reject' })
      else if (input === 'e') setEditing(true)
      else if (input === 'A') onDecide(approveRest(approval, answers))
      else if (input === 'R') onDecide({ decision: 'reject' })
      else if (input === '?') setWhole(!whole)
    },
    { isActive: active && !editing },
  )

  const room = Math.max(3, rows - 10)
  const first = Math.max(0, Math.min(at - 2, approval.rows.length - room))
  return (
    <Box flexDirection="column" borderStyle="round" borderColor="yellow" paddingX={1}>
      <Text bold>{chatWords(language, 'approval_title', { summary: approval.summary })}</Text>
      <Text dimColor>{approval.reason[language]}</Text>
      {approval.rows.slice(first, first + room).map((one, index) => (
        <RowLine
          key={one.id}
          row={one}
          answer={answers[first + index] ?? null}
          chosen={first + index === at}
          context={context}
          columns={columns - 8}
        />
      ))}
      {whole && row && !editing && (
        <Text>{clip(previewText(answeredPreview(row, answers[at] ?? null), context), room)}</Text>
      )}
      {editing && row ? (
        <RowEditor
          row={row}
          context={context}
          active={active}
          onDone={answer}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Text dimColor>{chatWords(language, active ? 'approval_keys' : 'approval_turn')}</Text>
      )}
    </Box>
  )
}

interface RowLineProps {
  readonly row: ApprovalRow
  readonly answer: Answer | null
  readonly chosen: boolean
  readonly context: ViewContext
  readonly columns: number
}
function RowLine({ row, answer, chosen, context, columns }: RowLineProps) {
  const words = rowTitle(row, answer, context)
  const mark = answer ? marks[answer.decision] : '·'
  return (
    <Text color={chosen ? 'cyan' : undefined}>
      {chosen ? '›' : ' '} {mark} {fit(words, columns)}
    </Text>
  )
}

interface RowEditorProps {
  readonly row: ApprovalRow
  readonly context: ViewContext
  readonly active: boolean
  readonly onDone: (answer: Answer) => void
  readonly onCancel: () => void
}

/** One text of the arguments after the other; Enter takes it and goes on. */
function RowEditor({ row, context, active, onDone, onCancel }: RowEditorProps) {
  const { language } = context
  const texts = editableTexts(row)
  const [index, setIndex] = useState(0)
  const [args, setArgs] = useState(row.args)
  const name = texts[index]
  useInput((_, key) => key.escape && onCancel(), { isActive: active && !name })
  if (!name) return <Text color="yellow">{chatWords(language, 'nothing_to_edit')} Esc</Text>
  const submit = (text: string) => {
    const next = { ...args, [name]: text }
    setArgs(next)
    if (index + 1 < texts.length) setIndex(index + 1)
    else onDone({ decision: 'edit', args: next })
  }
  return (
    <Box flexDirection="column">
      <TextEditor
        key={name}
        prompt={`${argTitle(name, row, context)} ›`}
        start={textOf(args[name])}
        active={active}
        onSubmit={submit}
        onCancel={onCancel}
      />
      <Text dimColor>{chatWords(language, 'edit_keys')}</Text>
    </Box>
  )
}

interface TextEditorProps extends Omit<EditorProps, 'field'> {
  readonly start: string
}
function TextEditor({ start, ...editor }: TextEditorProps) {
  return <Editor field={useDraft(start)} {...editor} />
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

function clip(text: string, lines: number): string {
  const all = text.split('\n')
  return all.length <= lines ? text : [...all.slice(0, lines - 1), '…'].join('\n')
}
