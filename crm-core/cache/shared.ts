import { redisDriver } from 'bentocache/drivers/redis'
import { Redis } from 'ioredis'
import type { Database } from '../store/database.ts'
import type { PolicyOf, RecordCache } from './cache.ts'
import { memoryLayer, recordCache } from './record-cache.ts'
import { redisStamps } from './redis-stamps.ts'
import { trustIn } from './trust.ts'

/** The cache of several processes over one server: what one has read, the others find in Redis. */
export function sharedCache(database: Database, redis_url: string, policyOf: PolicyOf): RecordCache {
  const connection = new Redis(redis_url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 1000,
  })
  // The client keeps on trying to connect; its complaints in between are not faults.
  connection.on('error', () => undefined)
  const stamps = redisStamps(connection, trustIn(database.system))
  const layers = memoryLayer().useL2Layer(redisDriver({ connection, prefix: 'hotcrm:record' }))
  return recordCache(stamps, layers, policyOf)
}
