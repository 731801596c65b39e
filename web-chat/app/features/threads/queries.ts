import { useMutation, useQuery } from '@tanstack/react-query'
import { client } from '../../lib/client.ts'
import { queryClient } from '../../lib/query-client.ts'
import { forgetConversation } from '../chat/conversations.ts'

const key = ['threads']
const refresh = () => queryClient.invalidateQueries({ queryKey: key })

/** The conversations of the person, newest first. */
export const useThreads = () => useQuery({ queryKey: key, queryFn: () => client.threads.list() })

export const useRenameThread = () =>
  useMutation({
    mutationFn: ({ id, title }: { id: string; title: string }) => client.threads.rename(id, title),
    onSuccess: refresh,
  })

export const useRemoveThread = () =>
  useMutation({
    mutationFn: (id: string) => client.threads.remove(id),
    onSuccess: (_, id) => {
      forgetConversation(id)
      return refresh()
    },
  })
