import { useEffect, useRef } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { isSignedOut } from '../../lib/query-client.ts'
import { Brand } from '../../ui/brand.tsx'
import { Problem } from '../../ui/problem.tsx'
import { forgetPerson, useMeQuery } from './queries.ts'

/** Draws the pages for whoever is signed in, and leads everybody else to the sign-in page and back. */
export function RequireSession() {
  const { data: me, error, refetch } = useMeQuery()
  const location = useLocation()
  useForgetOthers(me?.user_id)
  if (isSignedOut(error)) {
    const from = location.pathname + location.search
    return <Navigate to="/sign-in" replace state={{ from }} />
  }
  if (me) return <Outlet key={me.user_id} />
  return (
    <main className="grid h-full place-items-center p-6">
      {error ? <Problem error={error} onRetry={() => void refetch()} /> : <Brand className="animate-pulse" />}
    </main>
  )
}

/** Somebody else may have signed in in another tab: what was read for the first is not theirs. */
function useForgetOthers(user_id: string | undefined): void {
  const before = useRef(user_id)
  useEffect(() => {
    if (before.current && user_id && before.current !== user_id) forgetPerson()
    before.current = user_id ?? before.current
  }, [user_id])
}
