import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { Me } from '#client'
import { client } from '../../lib/client.ts'
import { queryClient } from '../../lib/query-client.ts'
import { forgetConversations } from '../chat/conversations.ts'
import { forgetDrafts } from '../chat/drafts.ts'

/** Who is signed in; fails with `unauthenticated` when nobody is. */
export const useMeQuery = () => useQuery({ queryKey: ['me'], queryFn: client.me, staleTime: 60_000 })

/** The person in front of the screen. Only inside RequireSession, which draws nothing before it is known. */
export function useMe(): Me {
  const { data } = useMeQuery()
  if (!data) throw new Error('useMe is used outside of RequireSession')
  return data
}

/** People as whom one can try the demo; none on a real server. */
export const useDemoUsers = () =>
  useQuery({ queryKey: ['demo-users'], queryFn: client.demoUsers, retry: false })

/** Nothing of one person may be seen by the next. */
export function forgetPerson(): void {
  forgetConversations()
  queryClient.clear()
}

export const useSignIn = () =>
  useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) => client.signIn(email, password),
    onSuccess: forgetPerson,
  })

export function useSignOut() {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: client.signOut,
    onSettled: async () => {
      await navigate('/sign-in', { replace: true })
      forgetPerson()
      forgetDrafts()
    },
  })
}
