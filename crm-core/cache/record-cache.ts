import { createHash } from 'node:crypto'
import { BentoCache, bentostore } from 'bentocache'
import { memoryDriver } from 'bentocache/drivers/memory'
import type { ObjectType } from '../objects/schema.ts'
import type { PolicyOf, RecordCache, RowRef } from './cache.ts'
import { StampsAway, type Stamps, type Writing } from './stamps.ts'

/** From so many rows of an object on, all its rows are forgotten instead of each. */
const many = 100
/** What the reach of an actor is made of: a change of any of these makes every actor look anew. */
export const accessObjects: ReadonlySet<string> = new Set(['user', 'team', 'team_member', 'role'])

const steps = { created: 'create', updated: 'update', deleted: 'delete', restored: 'update' } as const

const shapes = new WeakMap<ObjectType, string>()
/** The fields of an object in short: a field that is added, or becomes another, makes every record be read anew. */
function shapeOf(object: ObjectType): string {
  const known = shapes.get(object)
  if (known !== undefined) return known
  const fields = Object.entries(object.all).map(([name, { kind }]) => `${name} ${kind}`)
  const shape = createHash('sha256').update(fields.join()).digest('base64url').slice(0, 12)
  shapes.set(object, shape)
  return shape
}

const rowKey = ({ tenant_id, object, id }: RowRef) => `{${tenant_id}}:${object}:${id}`
const objectKey = (tenant_id: string, object: string) => `{${tenant_id}}:${object}`
const accessKey = (tenant_id: string) => `{${tenant_id}}:access`

/** The key of an entry holds the stamps, so what was written since is never found; it leaves as the oldest does. */
export function recordCache(stamps: Stamps, layers: Layers, policyOf: PolicyOf): RecordCache {
  const bento = new BentoCache({ default: 'records', stores: { records: layers } })
  const keysOf = (rows: readonly RowRef[]) => {
    const keys = new Set<string>()
    for (const [name, some] of Map.groupBy(rows, ({ object }) => object))
      for (const row of some) {
        if (accessObjects.has(name)) keys.add(accessKey(row.tenant_id))
        if (policyOf(name)?.invalidateOn.includes(steps[row.kind ?? 'updated']))
          keys.add(some.length > many ? objectKey(row.tenant_id, name) : rowKey(row))
      }
    return [...keys]
  }
  return {
    async read({ actor, object, id, what, load }) {
      const ttl = object.cache?.ttl
      if (ttl === undefined) return load()
      const { tenant_id } = actor
      const row = { tenant_id, object: object.name, id: id.toLowerCase() }
      const stamp = await stamps.read([rowKey(row), objectKey(tenant_id, object.name), accessKey(tenant_id)])
      if (stamp === null) return load()
      const key = [rowKey(row), what, shapeOf(object), actor.role, actor.user_id, stamp].join(':')
      return bento
        .getOrSet({
          key,
          ttl: ttl * 1000,
          // What is not there, or out of reach, is asked for again.
          factory: async ({ skip }) => (await load()) ?? skip(),
        })
        .then((found) => found ?? null)
    },
    async writing(work) {
      let marked: Writing[] = []
      let relying = true
      const mark = async (rows: readonly RowRef[]) => {
        const keys = relying ? keysOf(rows) : []
        if (keys.length > 0) marked.push(await stamps.begin(keys))
      }
      const attempt = async () => {
        try {
          return await work(mark)
        } finally {
          for (const one of marked) await one.end()
          marked = []
        }
      }
      try {
        return await attempt()
      } catch (error) {
        if (!(error instanceof StampsAway)) throw error
      }
      // The transaction was undone. It runs again once no process relies on what it cannot take back.
      await stamps.giveUp()
      relying = false
      return attempt()
    },
    async close() {
      await bento.disconnectAll()
      await stamps.close()
    },
  }
}
type Layers = ReturnType<typeof bentostore>
/** The layer in this process. Entries that are no longer found leave as the least used. */
export const memoryLayer = (): Layers =>
  bentostore().useL1Layer(memoryDriver({ maxItems: 10_000, maxSize: '64mb' }))
