import { useEffect, useSyncExternalStore } from 'react'
import type { Me } from '#client'
import { client } from '../../lib/client.ts'
import { queryClient } from '../../lib/query-client.ts'
import {
  createConversation,
  type Conversation,
  type ConversationHooks,
  type ConversationState,
} from './conversation.ts'
import { keepDraft } from './drafts.ts'

/** Conversations opened on this page, by thread. */
const opened = new Map<string, Conversation>()

const refresh = (...keys: string[]) => {
  for (const key of keys) void queryClient.invalidateQueries({ queryKey: [key] })
}
const hooks = (thread_id: string): ConversationHooks => ({
  onStart: () => refresh('threads', 'approval', 'approvals'),
  onEnd: () => refresh('threads', 'approval', 'approvals', 'records', 'mailbox'),
  onRefused: (text) => {
    const me = queryClient.getQueryData<Me>(['me'])
    if (me) keepDraft(me.user_id, thread_id, text)
  },
})

/** The conversation of a thread; the same one as long as the page lives. */
export function openConversation(thread_id: string): Conversation {
  const known = opened.get(thread_id)
  if (known) return known
  const conversation = createConversation(client, thread_id, hooks(thread_id))
  opened.set(thread_id, conversation)
  return conversation
}

/** Begins a new thread with its first question; the answer streams while the page goes there. */
export async function startConversation(text: string): Promise<string> {
  const { id } = await client.threads.create()
  void openConversation(id).send(text)
  return id
}

export function forgetConversation(thread_id: string): void {
  opened.get(thread_id)?.close()
  opened.delete(thread_id)
}

export function forgetConversations(): void {
  for (const thread_id of opened.keys()) forgetConversation(thread_id)
}

/** The conversation with its state; read from the server unless its turns are here already. */
export function useConversation(thread_id: string): { conversation: Conversation; state: ConversationState } {
  const conversation = openConversation(thread_id)
  const state = useSyncExternalStore(conversation.subscribe, conversation.state)
  useEffect(() => {
    if (conversation.state().turns.length === 0) void conversation.load()
  }, [conversation])
  return { conversation, state }
}
