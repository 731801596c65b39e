import { HotcrmError, type Actor, type DeadLetter, type DeadLetters, type TenantDb } from '../../contract.ts'

const action = { en: 'look after failed automations', zh: '处理失败的自动化任务' } as const

/** What hooks have given up in a workspace, for its administrators; row-level security confines it to theirs. */
export function deadLetters({
  actor,
  db,
  committed,
}: {
  actor: Actor
  db: TenantDb
  committed: () => void
}): DeadLetters {
  const only = () => {
    if (actor.role !== 'admin') throw new HotcrmError('forbidden', { action: action[actor.language] })
  }
  const move = async (change: string, letters: readonly Pick<DeadLetter, 'event_id' | 'hook'>[]) => {
    only()
    const { rowCount } = await db.query(
      `update hook_delivery set ${change}
       where tenant_id = $1 and status = 'dead'
         and (event_id, hook) in (select * from unnest($2::uuid[], $3::text[]))`,
      [actor.tenant_id, letters.map(({ event_id }) => event_id), letters.map(({ hook }) => hook)],
    )
    return rowCount
  }
  return {
    async list({ hook, limit = 50 } = {}) {
      only()
      const { rows } = await db.query<Omit<DeadLetter, 'died_at'> & { died_at: Date }>(
        `select event_id, hook, object, record_id, attempts, last_error as error, ended_at as died_at
         from hook_delivery where tenant_id = $1 and status = 'dead' and ($2::text is null or hook = $2)
         order by ended_at desc, event_id limit $3`,
        [actor.tenant_id, hook ?? null, Math.min(Math.max(Math.trunc(limit), 1), 200)],
      )
      return rows.map((row) => ({ ...row, died_at: row.died_at.toISOString() }))
    },
    async retry(letters) {
      const count = await move(
        `status = 'pending', attempts = 0, next_at = now(), ended_at = null, last_error = null`,
        letters,
      )
      if (count > 0) committed()
      return count
    },
    discard: (letters) => move(`status = 'discarded', ended_at = now()`, letters),
  }
}
