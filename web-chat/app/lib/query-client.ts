import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ClientError } from '#client'

/** What a refusal says does not change by asking again; only what may pass by itself is asked again. */
const mayPass = (error: Error): boolean =>
  error instanceof ClientError && (error.status >= 500 || error.status === 429)

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ClientError && error.code === 'unauthenticated'

/** One cache a page. Everything in it belongs to one person: it is emptied when somebody else signs in. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended shows at whatever is asked next; asking who we are again leads to the sign-in page.
    onError: (error, query) => {
      if (isSignedOut(error) && query.queryKey[0] !== 'me')
        void queryClient.invalidateQueries({ queryKey: ['me'] })
    },
  }),
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (count, error) => count < 2 && mayPass(error) },
    mutations: { retry: false },
  },
})
