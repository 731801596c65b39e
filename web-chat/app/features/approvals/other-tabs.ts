import { useEffect } from 'react'
import { queryClient } from '../../lib/query-client.ts'

/** What a tab tells the others of this browser: the approval that was just answered. */
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('hotcrm.approvals')

export function tellOtherTabs(approval_id: string): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target: it is for this origin only
  channel?.postMessage(approval_id)
}

/** Reads anew what another tab says was answered, so that nobody answers it twice. */
export function useOtherTabs(approval_id: string): void {
  useEffect(() => {
    if (!channel) return undefined
    const hear = ({ data }: MessageEvent<unknown>) => {
      if (data !== approval_id) return
      for (const queryKey of [['approval', approval_id], ['approvals'], ['threads']])
        void queryClient.invalidateQueries({ queryKey })
    }
    channel.addEventListener('message', hear)
    return () => channel.removeEventListener('message', hear)
  }, [approval_id])
}
