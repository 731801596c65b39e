import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { HotcrmError, type WorkspaceSettings } from '../contract.ts'
import { Tenant } from '../objects/system/tenant.ts'
import { run, type Scope } from './scope.ts'

const shape = z.object({
  tenant_id: z.string(),
  name: z.string(),
  currency: z.string(),
  time_zone: z.string(),
  high_value_lead_score: z.number(),
})

/** The settings of the actor's workspace. */
export async function readSettings(scope: Pick<Scope, 'actor' | 'db' | 'cache'>): Promise<WorkspaceSettings> {
  const { actor } = scope
  const settings = await scope.cache.read({
    actor,
    object: Tenant,
    id: actor.tenant_id,
    what: 'settings',
    load: () => loadSettings(scope),
  })
  if (settings) return settings
  throw new HotcrmError('not_found', { object: actor.language === 'zh' ? '工作区' : 'workspace' })
}
async function loadSettings({ actor, db }: Pick<Scope, 'actor' | 'db'>): Promise<WorkspaceSettings | null> {
  const [row] = await run(
    db,
    sql`select tenant_id, name, currency, time_zone, high_value_lead_score from tenant
      where tenant_id = ${actor.tenant_id}::uuid and deleted_at is null`,
  )
  return row ? shape.parse(row) : null
}
