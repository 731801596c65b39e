import { setTimeout as wait } from 'node:timers/promises'
import { redisDriver } from 'bentocache/drivers/redis'
import { Redis } from 'ioredis'
import type { Database } from '../store/database.ts'
import type { PolicyOf, RecordCache } from './cache.ts'
import { memoryLayer, recordCache } from './record-cache.ts'
import { redisStamps, type SharedStamps } from './redis-stamps.ts'
import { trustIn } from './trust.ts'

/** The cache of several processes over one server: what one has read, the others find in Redis. */
export async function sharedCache(
  database: Database,
  redis_url: string,
  policyOf: PolicyOf,
): Promise<RecordCache> {
  const connection = new Redis(redis_url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 1000,
  })
  // The client keeps on trying to connect; its complaints in between are not faults.
  connection.on('error', () => undefined)
  const stamps = redisStamps(connection, trustIn(database.system))
  await ready(stamps)
  const layers = memoryLayer().useL2Layer(redisDriver({ connection, prefix: 'hotcrm:record' }))
  return recordCache(stamps, layers, policyOf)
}

/** Gives Redis a moment to answer, so that the first writes of a process need not do without it. */
async function ready(stamps: SharedStamps): Promise<void> {
  for (let tries = 0; tries < 50 && !stamps.ready(); tries++) await wait(20)
}
