import type { Door } from '../contract/actor.ts'
import type { Sql, TenantDb } from '../contract/ports.ts'

/** A statement that took long: its shape, never a value. */
export interface SlowQuery {
  readonly sql: string
  readonly duration_ms: number
  readonly tenant_id: string
  readonly door: Door
}
/** What counts as slow, which part of it is told (0 to 1), and to whom. */
export interface SlowQueryOptions {
  readonly threshold_ms: number
  readonly sample: number
  readonly tell: (slow: SlowQuery) => void
}
const longest = 4000

/** The same store, with its slow statements told. Time spent waiting for a session counts: somebody waited. */
export function watched(
  db: TenantDb,
  who: Pick<SlowQuery, 'tenant_id' | 'door'>,
  options: SlowQueryOptions | undefined,
): TenantDb {
  if (!options) return db
  const watch = (sql: Sql): Sql => ({
    async query(text, values) {
      const begun = performance.now()
      try {
        return await sql.query(text, values)
      } finally {
        tell(options, { ...who, sql: text, duration_ms: performance.now() - begun })
      }
    },
  })
  return {
    ...watch(db),
    transaction: (work) => db.transaction((tx) => work(watch(tx))),
  }
}

function tell({ threshold_ms, sample, tell }: SlowQueryOptions, slow: SlowQuery): void {
  if (slow.duration_ms < threshold_ms || Math.random() >= sample) return
  tell({ ...slow, sql: shapeOf(slow.sql), duration_ms: Math.round(slow.duration_ms) })
}

/** Statements that differ only in their values have one shape, and none of the values is in it. */
export function shapeOf(text: string): string {
  const shape = text
    .replace(/'(?:[^']|'')*'/g, '?')
    .replace(/\$\d+/g, '?')
    .replace(/(?<![\w."])-?\d+(\.\d+)?(?![\w"])/g, '?')
    .replace(/\(\s*\?(?:\s*,\s*\?)+\s*\)/g, '(?, …)')
    .replace(/\s+/g, ' ')
    .trim()
  return shape.length > longest ? `${shape.slice(0, longest)}…` : shape
}
