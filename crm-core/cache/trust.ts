import { setTimeout as wait } from 'node:timers/promises'
import type { Sql } from '../contract.ts'

/**
 * Whether shared stamps may be relied upon. A writer that cannot reach Redis says so in the database, which
 * it can reach; a reader asks there once in `lease_ms`. So the writer knows, one lease later, that nobody
 * relies on a stamp any more, and only then is its write acknowledged.
 */
export interface Trust {
  holds(): Promise<boolean>
  withdraw(): Promise<void>
}

const lease_ms = 1000
/** Clocks of two machines do not run at quite the same speed. */
const margin_ms = 200
const off_ms = 30_000

export function trustIn(system: Sql): Trust {
  let asked_at = -Infinity
  let verdict: Promise<boolean> = Promise.resolve(false)
  let withdrawn_at = -Infinity
  let withdrawing: Promise<void> | undefined

  const ask = async () => {
    const { rows } = await system.query<{ off: boolean }>(
      'select exists (select from cache_state where off_until > now()) as off',
    )
    return rows[0]?.off === false
  }
  const withdraw = async () => {
    const since = performance.now() - withdrawn_at
    // Said lately enough to still hold well beyond this write.
    if (since < off_ms / 2) return
    const at = performance.now()
    await system.query(
      `insert into cache_state (slot, off_until) values (1, now() + $1 * interval '1 millisecond')
       on conflict (slot) do update set off_until = greatest(cache_state.off_until, excluded.off_until)`,
      [off_ms],
    )
    // Where it was still off from the last time, nobody has to be waited for.
    if (since > off_ms - lease_ms - margin_ms) await wait(lease_ms + margin_ms)
    withdrawn_at = at
  }
  return {
    async holds() {
      if (performance.now() - asked_at > lease_ms) {
        asked_at = performance.now()
        verdict = ask().catch(() => false)
      }
      return verdict
    },
    withdraw() {
      withdrawing ??= withdraw().finally(() => (withdrawing = undefined))
      return withdrawing
    },
  }
}
