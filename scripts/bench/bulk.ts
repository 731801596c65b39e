import type { ActorCrm } from '#crm-core/contract'
import { updatePair } from './bulk-update.ts'
import { figure, timed, type BenchOptions, type Figure } from './figures.ts'
import { fill } from './fill.ts'
import { withHotcrm } from './world.ts'

const many = 10_000

/**
 * An update of 10,000 records through crm-core, with rights, rules, audit chain and events, beside the same
 * rows, audit lines and events as plain set-based SQL by `pg`, in turns; then upsert, delete and undo.
 */
export async function bench({ rows }: BenchOptions): Promise<Figure[]> {
  return withHotcrm(async ({ core, local }) => {
    const actor = await core.actorByEmail(local.default_email, 'cli')
    const crm = core.as(actor)
    await fill(core.pool, actor.tenant_id, Math.max(rows, many))
    const { rows: found } = await core.pool.query<{ id: string }>(
      'select id from lead where tenant_id = $1 and deleted_at is null order by id limit $2',
      [actor.tenant_id, many],
    )
    const ids = found.map(({ id }) => id)
    return [...(await updatePair(core, actor, ids, `bulk update of ${many}`)), ...(await others(crm, ids))]
  })
}

async function others(crm: ActorCrm, ids: readonly string[]): Promise<Figure[]> {
  const inputs = ids.map((_, i) => ({ last_name: `Bulk ${i}`, company: 'Bench', external_id: `bench-${i}` }))
  const ms = async (name: string, work: () => Promise<unknown>) => figure(name, await timed(work), 'ms')
  let made: string | null = null
  return [
    await ms(`upsert of ${many} new`, async () => {
      made = (await crm.upsertAll('lead', inputs, { match: 'external_id' })).write_set_id
    }),
    await ms(`upsert of ${many} known`, () => crm.upsertAll('lead', inputs, { match: 'external_id' })),
    await ms(`undo of ${many} creations`, () => crm.undo(made ?? '')),
    await ms(`bulk delete of ${many}`, () => crm.removeAll('lead', { ids })),
    await ms(`bulk restore of ${many}`, () => crm.restoreAll('lead', { ids })),
  ]
}
