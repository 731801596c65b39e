import { randomBytes } from 'node:crypto'
import type { Redis } from 'ioredis'
import { StampsAway, type Stamps } from './stamps.ts'
import type { Trust } from './trust.ts'

/** Longer than any commit takes. A writer that died leaves its mark for so long. */
const mark_ms = 60_000
const stamp_ms = 86_400_000
/** A mark says who is writing; anything else is a stamp. */
const isMark = (value: string) => value.startsWith('w:')

/** Stamps of these keys, made where there are none. */
const readOrMake = `local out = {}
for i, key in ipairs(KEYS) do
  local v = redis.call('get', key)
  if not v then v = ARGV[1] .. i redis.call('set', key, v, 'px', ARGV[2]) end
  out[i] = v
end
return out`
/** New stamps, save where somebody else is writing by now. */
const renew = `for i, key in ipairs(KEYS) do
  local v = redis.call('get', key)
  if not v or string.sub(v, 1, 2) ~= 'w:' or v == ARGV[1] then redis.call('set', key, ARGV[2] .. i, 'px', ARGV[3]) end
end`

export interface SharedStamps extends Stamps {
  /** Whether Redis has answered and said who it is. */
  ready(): boolean
}

/**
 * Stamps that several processes share over one Redis. Keys carry the run of the server: one that was
 * restarted, or replaced by its replica, may have forgotten what was said last, so it begins anew.
 */
export function redisStamps(redis: Redis, trust: Trust): SharedStamps {
  let run: string | null = null
  const learn = async () => {
    const info = await redis.info('server').catch(() => '')
    run = info.match(/run_id:(\w+)/)?.[1] ?? null
  }
  redis.on('ready', () => void learn())
  if (redis.status === 'ready') void learn()
  // Until the new server has been asked who it is, nothing that it says counts.
  for (const event of ['close', 'end', 'reconnecting']) redis.on(event, () => (run = null))

  const token = () => randomBytes(9).toString('base64url')
  const named = (keys: readonly string[]) => {
    if (run === null || redis.status !== 'ready') throw new StampsAway()
    return keys.map((key) => `hotcrm:stamp:${run}:${key}`)
  }
  const reading = async (keys: readonly string[]) => {
    const found = await redis.mget(...keys)
    if (found.every((value) => value !== null)) return found
    const made: unknown = await redis.eval(readOrMake, keys.length, ...keys, token(), stamp_ms)
    return Array.isArray(made) ? made.map(String) : null
  }
  return {
    ready: () => run !== null,
    async read(keys) {
      try {
        const asked = named(keys)
        if (!(await trust.holds())) return null
        const stamps = await reading(asked)
        // A server that went away while it answered is asked again by whoever comes next.
        if (stamps === null || stamps.some(isMark) || run === null) return null
        return `${run}.${stamps.join('.')}`
      } catch {
        return null
      }
    },
    async begin(keys) {
      const mark = `w:${token()}`
      const marked = named(keys)
      try {
        const pipeline = redis.pipeline()
        for (const key of marked) pipeline.set(key, mark, 'PX', mark_ms)
        for (const [error] of (await pipeline.exec()) ?? [[new StampsAway()]]) if (error) throw error
      } catch (error) {
        throw new StampsAway('Redis did not take a mark', { cause: error })
      }
      return {
        async end() {
          await redis.eval(renew, marked.length, ...marked, mark, token(), stamp_ms).catch(() => undefined)
        },
      }
    },
    giveUp: () => trust.withdraw(),
    close: async () => redis.disconnect(),
  }
}
