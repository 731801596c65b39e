import type { Embedder, TenantDb } from '../contract.ts'
import { hashedEmbedder } from './embedders/hashed.ts'
import type { Idf } from './embedders/idf.ts'
import { embedWaiting } from './embed.ts'
import { readIdf, renewIdf } from './idf-store.ts'

/** An embedder with what is known of the tenant's words; null before there are enough to count. */
export interface TextModel extends Embedder {
  readonly idf: Idf | null
}

/** How long a process goes on with the weights it has read; another process may have counted anew. */
const fresh_ms = 60_000

/**
 * Which embedder a tenant's texts and questions go through: the configured one for all, or the local
 * one with the tenant's own word weights. Weights never cross tenants.
 */
export class Embedders {
  readonly #configured: Embedder | null
  readonly #known = new Map<string, { readonly model: TextModel; readonly until: number }>()
  /** When this process last looked whether a tenant has many more texts. */
  readonly #looked = new Map<string, number>()

  constructor(configured: Embedder | null) {
    this.#configured = configured
  }

  async of(db: Pick<TenantDb, 'query'>, tenant_id: string): Promise<TextModel> {
    const known = this.#known.get(tenant_id)
    if (known !== undefined && known.until > performance.now()) return known.model
    return this.#remember(tenant_id, await readIdf(db, tenant_id))
  }

  /**
   * Brings the tenant's vectors up to date and answers how many were made. Safe to repeat, to run
   * twice at once and to stop at any moment: what is missing is read from the table.
   */
  async catchUp(db: TenantDb, tenant_id: string, signal?: AbortSignal): Promise<number> {
    await this.#recount(db, tenant_id)
    return embedWaiting(db, tenant_id, await this.of(db, tenant_id), signal)
  }

  /** With weights in use another look has time: to count many texts is work for the database. */
  async #recount(db: TenantDb, tenant_id: string): Promise<void> {
    const looked_at = this.#looked.get(tenant_id) ?? Number.NEGATIVE_INFINITY
    const { idf } = await this.of(db, tenant_id)
    if (idf !== null && performance.now() - looked_at < fresh_ms) return
    this.#looked.set(tenant_id, performance.now())
    const counted = await renewIdf(db, tenant_id)
    if (counted !== null) this.#remember(tenant_id, counted)
  }

  #remember(tenant_id: string, idf: Idf | null): TextModel {
    const model = { ...(this.#configured ?? hashedEmbedder(idf)), idf }
    this.#known.set(tenant_id, { model, until: performance.now() + fresh_ms })
    return model
  }
}
