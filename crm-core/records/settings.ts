import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { HotcrmError, type WorkspaceSettings } from '../contract.ts'
import { run, type Scope } from './scope.ts'

const shape = z.object({
  tenant_id: z.string(),
  name: z.string(),
  currency: z.string(),
  time_zone: z.string(),
  high_value_lead_score: z.number(),
})

/** The settings of the actor's workspace. */
export async function readSettings({ actor, db }: Pick<Scope, 'actor' | 'db'>): Promise<WorkspaceSettings> {
  const [row] = await run(
    db,
    sql`select tenant_id, name, currency, time_zone, high_value_lead_score from tenant
      where tenant_id = ${actor.tenant_id}::uuid and deleted_at is null`,
  )
  if (!row) throw new HotcrmError('not_found', { object: actor.language === 'zh' ? '工作区' : 'workspace' })
  return shape.parse(row)
}
