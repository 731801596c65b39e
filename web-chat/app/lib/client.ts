import { createClient } from '#client'
import { readLanguage } from '../i18n/language.ts'
import { noteReached } from './connection.ts'

let signedOut = (): void => {}
/** Sets what happens when a call is refused because the session has ended. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener
}

/** Watches every call: whether it reached the server, and whether the server still knows who we are. */
async function watched(url: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, init)
    noteReached(true)
    // Asking who we are is how one finds out; it leads to the sign-in page by itself.
    if (response.status === 401 && !url.startsWith('/api/auth/') && !url.endsWith('/me')) signedOut()
    return response
  } catch (error) {
    if (!init.signal?.aborted) noteReached(false)
    throw error
  }
}

/** The client of the server that served this page; answers come in the language of the reader. */
export const client = createClient({
  fetch: watched,
  headers: () => ({ 'accept-language': readLanguage() }),
})
