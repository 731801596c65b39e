import { Box, Text, useInput, usePaste } from 'ink'
import { useState } from 'react'
import type { Key } from 'ink'
import {
  aroundCursor,
  backspace,
  draftOf,
  emptyDraft,
  insert,
  killBefore,
  killWord,
  move,
  toEnd,
  toStart,
} from './editing.ts'
import type { Draft } from './editing.ts'
import type { DraftField } from './use-draft.ts'

export interface EditorProps {
  readonly prompt: string
  readonly field: DraftField
  /** Whether the keys are for it; its text stays where it is either way. */
  readonly active?: boolean
  /** Earlier inputs, newest last; ↑ and ↓ walk through them. */
  readonly history?: readonly string[]
  readonly onSubmit: (text: string) => void
  readonly onCancel?: () => void
}

const noHistory: readonly string[] = []

/** A small multi-line editor: Enter sends, Ctrl+J begins a new line. */
export function Editor(props: EditorProps) {
  const { prompt, field, active = true, history = noHistory, onSubmit, onCancel } = props
  const { draft, edit } = field
  const [back, setBack] = useState(0)

  const recall = (step: number) => {
    const next = Math.min(history.length, Math.max(0, back + step))
    setBack(next)
    edit(() => draftOf(next === 0 ? '' : (history[history.length - next] ?? '')))
  }
  const submit = () => {
    const { text } = field.now()
    edit(() => emptyDraft)
    setBack(0)
    onSubmit(text.trim())
  }
  /** Words and Enter that arrive in one piece; what is pasted comes another way. */
  const typedAhead = (input: string) => {
    for (const [index, line] of input.split('\r').entries()) {
      if (index > 0) submit()
      if (line) edit((now) => insert(now, line))
    }
  }
  useInput(
    (input, key) => {
      if (key.return && !key.shift) submit()
      else if (key.escape) onCancel?.()
      else if (key.upArrow) recall(1)
      else if (key.downArrow) recall(-1)
      else if (input.length > 1 && input.includes('\r')) typedAhead(input)
      else edit((now) => typed(now, input, key))
    },
    { isActive: active },
  )
  usePaste((text) => edit((now) => insert(now, text)), { isActive: active })

  const [before, at, after] = aroundCursor(draft)
  return (
    <Box>
      <Text color={active ? 'cyan' : undefined} dimColor={!active}>
        {prompt}{' '}
      </Text>
      <Text dimColor={!active}>
        {before}
        <Text inverse={active}>{at}</Text>
        {after}
      </Text>
    </Box>
  )
}

function typed(draft: Draft, input: string, key: Key): Draft {
  if (key.leftArrow) return move(draft, -1)
  if (key.rightArrow) return move(draft, 1)
  if (key.home || (key.ctrl && input === 'a')) return toStart(draft)
  if (key.end || (key.ctrl && input === 'e')) return toEnd(draft)
  if (key.backspace || key.delete) return backspace(draft)
  if (key.ctrl && input === 'u') return killBefore(draft)
  if (key.ctrl && input === 'w') return killWord(draft)
  if ((key.ctrl && input === 'j') || input === '\n' || key.return) return insert(draft, '\n')
  return key.ctrl || key.meta || key.tab ? draft : insert(draft, input)
}
