import type { Bus, Clock, ModelName, SnapshotNeeds, Sql } from '../../contract.ts'
import type { OutboxEvent } from '../../events/subscribers.ts'
import { standardCatalog } from '../../objects/catalog.ts'
import { collectDue } from './collect.ts'
import { unfinishedJobs, type UnfinishedJob } from '../jobs/model-jobs.ts'
import { waitingOf, type Waiting } from './due-records.ts'
import { watchedOf, type Watched } from './watched.ts'

/** The topic on which processes hear that a workspace has records to score; the message is its id. A hint. */
export const rescoreTopic = 'rescore'

/** Notes what has to be scored again as events are taken from the outbox. One a core. */
export interface Rescoring {
  /** From now on changes of what this model reads make its records due. Before `work`, in every process. */
  watch(model: ModelName, needs: SnapshotNeeds): void
  /** Where something waits, the longest waiting first. */
  waiting(): Promise<readonly Waiting[]>
  /** Training and rescoring that nobody works on. */
  unfinishedJobs(): Promise<readonly UnfinishedJob[]>
}
interface Collecting extends Rescoring {
  /** In the transaction that takes the events, so that none is lost. Answers how many workspaces it is about. */
  collect(tx: Sql, events: readonly OutboxEvent[]): Promise<number>
  /** After that transaction: tells of the workspaces. */
  tell(): void
}
interface Means {
  readonly system: Sql
  readonly bus: Bus
  readonly clock: Clock
  readonly report: (error: Error) => void
}

export function rescoring({ system, bus, clock, report }: Means): Collecting {
  const watched = new Map<ModelName, Watched>()
  const untold = new Set<string>()
  return {
    watch: (model, needs) => void watched.set(model, watchedOf(standardCatalog, model, needs)),
    waiting: () => waitingOf(system),
    unfinishedJobs: () => unfinishedJobs(system, clock.now()),
    async collect(tx, events) {
      if (events.length === 0) return 0
      // Hooks and screens must not wait for ever because a model cannot be served.
      await tx.query('savepoint scoring')
      try {
        const tenants = await collectDue(tx, events, [...watched.values()], clock)
        await tx.query('release savepoint scoring')
        for (const tenant_id of tenants) untold.add(tenant_id)
        return tenants.length
      } catch (error) {
        await tx.query('rollback to savepoint scoring')
        report(error instanceof Error ? error : new Error(String(error)))
        return 0
      }
    },
    tell() {
      for (const tenant_id of untold) bus.publish(rescoreTopic, tenant_id)
      untold.clear()
    },
  }
}
