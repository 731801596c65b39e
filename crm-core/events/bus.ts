import type { Database } from '../store/database.ts'
import { localBus, type ClosableBus } from './local-bus.ts'
import { postgresCarrier } from './postgres-carrier.ts'
import { redisCarrier } from './redis-carrier.ts'

/** Over Redis when it is configured, else over the server; an embedded store has one process only. */
export function openBus(
  database: Database,
  redis_url?: string,
  report?: (error: Error) => void,
): ClosableBus {
  if (redis_url) return localBus((deliver) => redisCarrier(redis_url, deliver), report)
  if (database.kind === 'postgres') return localBus((deliver) => postgresCarrier(database, deliver), report)
  return localBus(undefined, report)
}
