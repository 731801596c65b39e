import { useMutation, useQuery } from '@tanstack/react-query'
import type { NewApiKey } from '#client'
import { client } from '../../lib/client.ts'
import { queryClient } from '../../lib/query-client.ts'

const queryKey = ['api-keys']
const refresh = () => queryClient.invalidateQueries({ queryKey })

/** The API keys of the person; the keys themselves cannot be read again. */
export const useApiKeys = () => useQuery({ queryKey, queryFn: () => client.apiKeys.list() })

export const useMakeKey = () =>
  useMutation({ mutationFn: (key: NewApiKey) => client.apiKeys.create(key), onSuccess: refresh })

export const useRemoveKey = () =>
  useMutation({ mutationFn: (id: string) => client.apiKeys.remove(id), onSuccess: refresh })

export const useSetPassword = () =>
  useMutation({
    mutationFn: ({ user_id, password }: { user_id: string; password: string }) =>
      client.setPassword(user_id, password),
    // Every session of this person ended with the old password, this one too.
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['me'] }),
  })
