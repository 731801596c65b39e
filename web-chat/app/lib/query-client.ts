import { QueryClient } from '@tanstack/react-query'
import { ClientError } from '#client'
import { onSignedOut } from './client.ts'

/** What a refusal says does not change by asking again; only what may pass by itself is asked again. */
const mayPass = (error: Error): boolean =>
  error instanceof ClientError && (error.status >= 500 || error.status === 429)

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ClientError && error.code === 'unauthenticated'

/** One cache a page. Everything in it belongs to one person: it is emptied when somebody else signs in. */
export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (count, error) => count < 2 && mayPass(error) },
    mutations: { retry: false },
  },
})

// A session that ended shows at whatever is asked next; asking who we are again leads to the sign-in page.
onSignedOut(() => void queryClient.invalidateQueries({ queryKey: ['me'] }))
