import { z } from 'zod'
import type { EncryptionKeys, KeyStatus } from '../contract.ts'
import { demandAdmin } from '../access/demand-admin.ts'
import { takeHead } from '../records/exclusively.ts'
import { noteActs } from '../records/note-acts.ts'
import { run, type Scope } from '../records/scope.ts'
import { retried } from '../store/retried.ts'
import { countEndpoints } from './reseal-endpoints.ts'
import { countSealed, secretObjects } from './reseal-records.ts'
import { beginRotation } from './rotate.ts'

const action = { en: 'look after encryption keys', zh: '管理加密密钥' } as const

/** The data keys of a workspace in the hands of one actor. `begun` hears of what is now to be done in the background. */
export function encryptionKeys(
  scope: Scope,
  begun: (tenant_id: string) => void = () => undefined,
): EncryptionKeys {
  return {
    async status() {
      demandAdmin(scope.actor, action)
      return statusOf(scope)
    },
    async rotate() {
      demandAdmin(scope.actor, action)
      const { status } = await readKeys(scope)
      if (status === 'current') await retried(() => begin(scope))
      // Under way already: perhaps by a process that is no more.
      if (status !== 'none') begun(scope.actor.tenant_id)
      return statusOf(scope)
    },
  }
}

/** The audit lock comes first, as in every write: whoever writes holds it before the active key. */
const begin = (scope: Scope): Promise<void> =>
  scope.db.transaction(async (tx) => {
    const { actor, clock, keys } = scope
    await run(tx, takeHead(scope))
    const replaced = await beginRotation(scope, tx, actor.tenant_id)
    if (replaced === null) return
    const { id: record_id } = await keys.heldActive(tx, actor.tenant_id, clock.now())
    const changes = [{ field: 'replaces', before: null, after: replaced }]
    await noteActs(scope, tx, [{ object: 'data_key', record_id, action: 'rotation_started', changes }])
  })

const row = z.object({
  key_id: z.string().nullable(),
  since: z.date().nullable(),
  retiring: z.coerce.number(),
  retired: z.coerce.number(),
})
type Keys = Pick<KeyStatus, 'status' | 'key_id' | 'since' | 'retired'>

async function readKeys({ db, actor }: Scope): Promise<Keys> {
  const { rows } = await db.query(
    `select (array_agg(id) filter (where status = 'active'))[1] as key_id,
       max(created_at) filter (where status = 'active') as since,
       count(*) filter (where status = 'retiring') as retiring, count(*) filter (where status = 'retired') as retired
     from data_key where tenant_id = $1`,
    [actor.tenant_id],
  )
  const { key_id, since, retiring, retired } = row.parse(rows[0])
  const status = key_id === null ? 'none' : retiring > 0 ? 'rotating' : 'current'
  return { status, key_id, since: since?.toISOString() ?? null, retired }
}

async function statusOf(scope: Scope): Promise<KeyStatus> {
  const { db, actor } = scope
  const keys = await readKeys(scope)
  let [sealed, left] = [0, 0]
  if (keys.key_id !== null) {
    for (const object of await secretObjects(db, actor.tenant_id)) {
      const counted = await countSealed(db, actor.tenant_id, object, keys.key_id)
      sealed += counted.sealed
      left += counted.left
    }
    const endpoints = await countEndpoints(db, actor.tenant_id, keys.key_id)
    sealed += endpoints.sealed
    left += endpoints.left
  }
  return { ...keys, sealed, left }
}
