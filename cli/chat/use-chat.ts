import { useState, useSyncExternalStore } from 'react'
import { ChatSession } from './session.ts'
import type { ChatSetup, ChatState } from './session.ts'

/** One session for the life of the screen, and its state as it is drawn now. */
export function useChat(setup: ChatSetup, leave: () => void): readonly [ChatSession, ChatState] {
  const [session] = useState(() => new ChatSession(setup, leave))
  return [session, useSyncExternalStore(session.subscribe, session.state)]
}
