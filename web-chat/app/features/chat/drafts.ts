import { useState } from 'react'

/**
 * What somebody has begun to type, by person and conversation. It outlives the page and an ended session,
 * and goes with the tab or with signing out: the next person at this screen must not find it.
 */
const prefix = 'hotcrm.draft.'
const keyOf = (user_id: string, thread_id: string | null) => `${prefix}${user_id}.${thread_id ?? 'new'}`

export function readDraft(user_id: string, thread_id: string | null): string {
  return store((storage) => storage.getItem(keyOf(user_id, thread_id))) ?? ''
}

export function keepDraft(user_id: string, thread_id: string | null, text: string): void {
  const key = keyOf(user_id, thread_id)
  store((storage) => (text === '' ? storage.removeItem(key) : storage.setItem(key, text)))
}

export function forgetDrafts(): void {
  store((storage) => {
    for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key)
  })
}

/** The draft as state of a component. */
export function useDraft(
  user_id: string,
  thread_id: string | null,
): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => readDraft(user_id, thread_id))
  const change = (next: string) => {
    setText(next)
    keepDraft(user_id, thread_id, next)
  }
  return [text, change]
}

/** Where storage is forbidden, drafts live as long as their page. */
function store<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage)
  } catch {
    return undefined
  }
}
