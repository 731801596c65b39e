import { z } from 'zod'
import type { KeyService, Sql } from '../contract.ts'
import { newId } from '../records/id.ts'
import type { DataKey } from './envelope.ts'
import { newKey, unreadable } from './key-service.ts'

const row = z.object({ id: z.string(), wrapped: z.string(), kek_id: z.string() })
type KeyRow = z.output<typeof row>

/**
 * The data keys of the workspaces, unwrapped once a process. Which key is the active one is asked of the
 * database at every write, so a rotation counts everywhere at once.
 */
export class KeyRing {
  readonly #service: KeyService
  readonly #keys = new Map<string, Promise<DataKey>>()
  constructor(service: KeyService) {
    this.#service = service
  }
  get service(): KeyService {
    return this.#service
  }

  /** The key that new values are sealed with; a workspace gets its first one here. */
  active(db: Sql, tenant_id: string, now: Date): Promise<DataKey> {
    return this.#active(db, tenant_id, now, '')
  }
  /** The same, and it stays the active one until the transaction ends. */
  heldActive(tx: Sql, tenant_id: string, now: Date): Promise<DataKey> {
    return this.#active(tx, tenant_id, now, ' for share')
  }
  async #active(db: Sql, tenant_id: string, now: Date, lock: string): Promise<DataKey> {
    // Who had to wait for a rotation finds the old key no longer active, and the new one at the second look.
    const known = (await activeRow(db, tenant_id, lock)) ?? (await activeRow(db, tenant_id, lock))
    if (known) return this.#unwrapped(tenant_id, known)
    await this.add(db, tenant_id, now)
    const made = await activeRow(db, tenant_id, lock)
    if (!made) throw unreadable('a data key was made and is not there')
    return this.#unwrapped(tenant_id, made)
  }

  /** Stores a new active key, unless there is one. */
  async add(db: Sql, tenant_id: string, now: Date): Promise<void> {
    const { wrapped, kek_id } = await this.#service.wrap(newKey())
    await db.query(
      `insert into data_key (id, tenant_id, wrapped, kek_id, status, created_at, updated_at)
       values ($1, $2, $3, $4, 'active', $5, $5)
       on conflict (tenant_id) where status = 'active' do nothing`,
      [newId(now), tenant_id, wrapped, kek_id, now],
    )
  }

  /** These keys, those that are not known yet by one statement. */
  async keys(db: Sql, tenant_id: string, ids: Iterable<string>): Promise<ReadonlyMap<string, DataKey>> {
    const wanted = [...new Set(ids)]
    const missing = wanted.filter((id) => !this.#keys.has(place(tenant_id, id)))
    if (missing.length > 0) {
      const { rows } = await db.query(
        'select id, wrapped, kek_id from data_key where tenant_id = $1 and id = any($2::uuid[])',
        [tenant_id, missing],
      )
      for (const one of rows) void this.#unwrapped(tenant_id, row.parse(one)).catch(() => undefined)
    }
    const found = new Map<string, DataKey>()
    for (const id of wanted) {
      const key = await this.#keys.get(place(tenant_id, id))
      if (!key) throw unreadable(`the data key ${id} is not there`)
      found.set(id, key)
    }
    return found
  }

  #unwrapped(tenant_id: string, { id, wrapped, kek_id }: KeyRow): Promise<DataKey> {
    const name = place(tenant_id, id)
    const known = this.#keys.get(name)
    if (known) return known
    const key = this.#service.unwrap({ wrapped, kek_id }).then((plain) => ({ id, key: plain }))
    this.#keys.set(name, key)
    // What failed is tried again the next time: the key file may be mended meanwhile.
    key.catch(() => this.#keys.delete(name))
    return key
  }
}
/** Keys of one workspace never answer for another. */
const place = (tenant_id: string, id: string): string => `${tenant_id}/${id}`

async function activeRow(db: Sql, tenant_id: string, lock: string): Promise<KeyRow | null> {
  const { rows } = await db.query(
    `select id, wrapped, kek_id from data_key where tenant_id = $1 and status = 'active'${lock}`,
    [tenant_id],
  )
  return rows[0] === undefined ? null : row.parse(rows[0])
}
