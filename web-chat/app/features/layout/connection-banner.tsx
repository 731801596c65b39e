import { CloudOff } from 'lucide-react'
import { useEffect } from 'react'
import { useWords } from '../../i18n/index.ts'
import { client } from '../../lib/client.ts'
import { useConnection } from '../../lib/connection.ts'
import { queryClient } from '../../lib/query-client.ts'

const pause_ms = 3000

/** Says that nothing gets through now, and what that means; goes away by itself. */
export function ConnectionBanner() {
  const { t } = useWords()
  const connection = useConnection()
  useTryAgain(connection === 'unreachable')
  return (
    <output aria-live="polite" className="block shrink-0">
      {connection !== 'online' && (
        <span className="flex items-center justify-center gap-2 bg-warn-soft px-4 py-2 text-[0.8125rem] text-warn">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          {t(`connection.${connection}`)}
        </span>
      )}
    </output>
  )
}

/** Asks now and then whether the server is back; then everything on the screen is read anew. */
function useTryAgain(lost: boolean): void {
  useEffect(() => {
    if (!lost) return undefined
    const timer = setInterval(
      () =>
        void client.me().then(
          () => queryClient.invalidateQueries(),
          () => {},
        ),
      pause_ms,
    )
    return () => clearInterval(timer)
  }, [lost])
}
