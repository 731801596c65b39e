import { startPump, type Pump } from '../events/pump.ts'
import { takeHead } from '../records/exclusively.ts'
import { noteActs } from '../records/note-acts.ts'
import { run } from '../records/scope.ts'
import type { Database } from '../store/database.ts'
import { rewrapKeys } from './rewrap.ts'
import { finishRotation, type Core, type Ending } from './rotate.ts'

export interface RotationWorker extends Pick<Pump, 'stop' | 'idle'> {
  /** A rotation of this workspace has begun, or is to go on. */
  nudge(tenant_id: string): void
}
export interface RotationWorkerOptions extends Core {
  readonly batch?: number
  /** Workspaces whose rotation this process has begun already. */
  readonly begun?: Iterable<string>
  readonly report: (error: Error) => void
}
const look_every_ms = 30_000
/** So long after its last batch a rotation is taken to be left behind. */
const still_after_seconds = 60

/**
 * Seals secrets anew in the background. That a key is `retiring` says what is to be done, so a rotation whose
 * process died is found again by whoever looks next.
 */
export function startRotations(database: Database, options: RotationWorkerOptions): RotationWorker {
  const { report, batch, begun, ...core } = options
  const asked = new Set(begun)
  const stopping = new AbortController()
  // Nobody else works on an embedded store, so what is under way there was left by a dead process.
  let still = database.kind === 'pglite' ? 0 : still_after_seconds
  const pass = async () => {
    const { rows } = await database.system.query<{ tenant_id: string }>(
      `select distinct tenant_id from data_key where status = 'retiring'
         and (updated_at <= now() - $1 * interval '1 second' or tenant_id = any($2::uuid[]))`,
      [still, [...asked]],
    )
    still = still_after_seconds
    for (const { tenant_id } of rows)
      try {
        await finish(core, tenant_id, { batch, signal: stopping.signal })
        asked.delete(tenant_id)
      } catch (error) {
        // One that failed holds back no other, and is tried again at the next look.
        asked.add(tenant_id)
        if (stopping.signal.aborted) return false
        report(new Error(`The rotation of keys of ${tenant_id} failed`, { cause: error }))
      }
    return false
  }
  const pump = startPump(pass, { rest_ms: look_every_ms, report })
  return {
    nudge(tenant_id) {
      asked.add(tenant_id)
      pump.nudge()
    },
    idle: () => pump.idle(),
    stop() {
      stopping.abort()
      return pump.stop()
    },
  }
}

async function finish(
  core: Core,
  tenant_id: string,
  options: { readonly batch: number | undefined; readonly signal: AbortSignal },
): Promise<void> {
  // Older keys stay for the audit trail, so they too are wrapped by the wrapping key of now.
  await rewrapKeys(core, tenant_id)
  await finishRotation(core, tenant_id, options, endingOf(core, tenant_id))
}

/** That a rotation has ended is written down in the name of whoever asked for it. */
function endingOf({ clock }: Core, tenant_id: string): Ending {
  const nobody = { tenant_id, user_id: null, door: 'system' } as const
  return {
    before: async (tx) => void (await run(tx, takeHead({ actor: nobody, clock }))),
    async after(tx, key_id, retired) {
      const { rows } = await tx.query<{ user_id: string | null }>(
        `select user_id from audit_log
         where tenant_id = $1 and record_id = $2 and object = 'data_key' and action = 'rotation_started'`,
        [tenant_id, key_id],
      )
      const actor = { ...nobody, user_id: rows[0]?.user_id ?? null }
      const changes = [{ field: 'retired', before: null, after: retired }]
      const act = { object: 'data_key', record_id: key_id, action: 'rotation_finished', changes }
      await noteActs({ actor, clock }, tx, [act])
    },
  }
}
