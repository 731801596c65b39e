import { HotcrmError } from '#crm-core/contract'
import type { RunRecord } from './events/contents.ts'
import type { Agent, AgentOptions } from './service.ts'
import { iso } from './store/times.ts'
import { RunStore } from './store/runs.ts'
import { eventsOfThread } from './store/event-log.ts'
import { ThreadStore } from './store/threads.ts'
import { endThread } from './turn/withdraw.ts'

const longestTitle = 200

/** Threads as the server hands them out. */
export function threadService(options: AgentOptions): Agent['threads'] {
  const { clock } = options
  const threadsOf = (tenant_id: string) => new ThreadStore(options.db(tenant_id), clock)
  return {
    list: (actor) => threadsOf(actor.tenant_id).list(actor),
    create: (actor) => threadsOf(actor.tenant_id).create(actor),
    async get(actor, id) {
      const db = options.db(actor.tenant_id)
      const summary = await threadsOf(actor.tenant_id).get(actor, id)
      const runs = await new RunStore(db, clock).ofThread(id)
      const events = await eventsOfThread(db, id)
      return {
        ...summary,
        runs: runs.map((run): RunRecord => ({
          id: run.id,
          text: run.text,
          status: run.status,
          created_at: iso(run.created_at),
          events: events.get(run.id) ?? [],
        })),
      }
    },
    async rename(actor, id, title) {
      const clean = title.replaceAll('\0', '').trim()
      if (clean === '' || clean.length > longestTitle)
        throw new HotcrmError(
          'invalid',
          { summary: 'title' },
          {
            issues: [
              clean === ''
                ? { at: 'title', code: 'required', params: { field: 'title' } }
                : { at: 'title', code: 'too_long', params: { field: 'title', max: longestTitle } },
            ],
          },
        )
      await threadsOf(actor.tenant_id).rename(actor, id, clean)
    },
    async remove(actor, id) {
      await threadsOf(actor.tenant_id).remove(actor, id)
      await endThread(options, actor, id)
    },
  }
}
