import { useRef, useState } from 'react'
import { draftOf } from './editing.ts'
import type { Draft } from './editing.ts'

/** A text that is being edited, wherever it is kept. */
export interface DraftField {
  readonly draft: Draft
  /** The draft as it is now; keys may come faster than the screen is drawn. */
  readonly now: () => Draft
  readonly edit: (change: (now: Draft) => Draft) => void
}

/** A draft that lives as long as what shows it. */
export function useDraft(start: string): DraftField {
  const [draft, setDraft] = useState<Draft>(() => draftOf(start))
  const latest = useRef(draft)
  return {
    draft,
    now: () => latest.current,
    edit: (change) => {
      latest.current = change(latest.current)
      setDraft(latest.current)
    },
  }
}
