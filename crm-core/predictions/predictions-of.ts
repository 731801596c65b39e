import { sql } from 'drizzle-orm'
import { modelTargets } from '../contract/predictions.ts'
import type { PredictionsOf } from '../contract.ts'
import { demand } from '../access/can.ts'
import { isId, main, notFound, readable, tableOf } from '../records/rows.ts'
import { run, type Scope } from '../records/scope.ts'
import { historyOf, latestOf } from './store/predictions.ts'

/** What models said of records, in the hands of one actor: of those that the actor may read, and of no others. */
export function predictionsOf(scope: Scope): PredictionsOf {
  const keeping = {
    tenant_id: scope.actor.tenant_id,
    db: scope.db,
    clock: scope.clock,
    committed: scope.committed,
  }
  const reachable = async (name: string, ids: readonly string[]): Promise<string[]> => {
    const object = scope.catalog.named(name)
    demand(scope.actor, object, 'read')
    const asked = [...new Set(ids.filter(isId).map((id) => id.toLowerCase()))]
    if (asked.length === 0) return []
    const rows = await run<{ id: string }>(
      scope.db,
      sql`select t.id from ${tableOf(object)} ${sql.identifier(main)}
        where t.id = any(${sql.param(asked)}::uuid[]) and ${readable(scope.actor, object, main)}`,
    )
    const found = new Set(rows.map(({ id }) => id))
    return asked.filter((id) => found.has(id))
  }
  return {
    reachable,
    latest: async (model, ids) => latestOf(keeping, model, await reachable(modelTargets[model].object, ids)),
    async history(model, id, limit) {
      const { object } = modelTargets[model]
      const [there] = await reachable(object, [id])
      if (there === undefined) throw notFound(scope.actor, scope.catalog.named(object))
      return historyOf(keeping, model, there, limit)
    },
  }
}
