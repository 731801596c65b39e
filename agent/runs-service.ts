import { HotcrmError, type Actor } from '#crm-core/contract'
import { titleOf } from './memory/title.ts'
import type { Agent, AgentOptions } from './service.ts'
import { followEvents } from './store/follow.ts'
import { RunStore } from './store/runs.ts'
import { ThreadStore } from './store/threads.ts'
import { requestCancel, withdrawWaiting } from './turn/withdraw.ts'
import type { Nudge } from './worker.ts'

const longestText = 20_000

/** Runs as the server hands them out. */
export function runService(options: AgentOptions, nudge: Nudge): Agent['runs'] {
  const { clock, bus } = options
  const runsOf = (actor: Actor) => new RunStore(options.db(actor.tenant_id), clock)

  async function* events(actor: Actor, run_id: string, after: number, signal: AbortSignal) {
    await runsOf(actor).ofUser(actor, run_id)
    yield* followEvents(options.db(actor.tenant_id), bus, run_id, after, signal)
  }

  return {
    events,
    async start(actor, thread_id, words, startOptions = {}) {
      const text = checked(words)
      const db = options.db(actor.tenant_id)
      const model = options.model?.name ?? 'builtin'
      const { run_id, withdrawn } = await db.transaction(async (tx) => {
        await new ThreadStore(db, clock).touch(tx, actor, thread_id, titleOf(text))
        const withdrawn = await withdrawWaiting(options, actor, thread_id, tx)
        const run_id = await runsOf(actor).insert(tx, actor, thread_id, text, startOptions, model)
        return { run_id, withdrawn }
      })
      for (const log of withdrawn) log.tell()
      await nudge({ tenant_id: actor.tenant_id, run_id })
      return { run_id }
    },
    async result(actor, run_id) {
      let run = await runsOf(actor).ofUser(actor, run_id)
      if (run.status === 'queued' || run.status === 'running') {
        // Ends when the run has ended or waits for a person.
        for await (const _ of events(actor, run_id, 0, AbortSignal.timeout(3_600_000)));
        run = await runsOf(actor).ofUser(actor, run_id)
      }
      const { result } = run
      if (!result) throw new HotcrmError('conflict', { reason: 'the run has no result yet' })
      return result
    },
    async cancel(actor, run_id) {
      const runs = runsOf(actor)
      const run = await runs.ofUser(actor, run_id)
      if (run.status === 'queued' || run.status === 'running') await requestCancel(options, runs, run_id)
      if (run.status !== 'waiting') return
      const db = options.db(actor.tenant_id)
      const logs = await db.transaction((tx) => withdrawWaiting(options, actor, run.thread_id, tx))
      for (const log of logs) log.tell()
    },
  }
}

function checked(words: string): string {
  const text = words.replaceAll('\0', '').trim()
  if (text === '')
    throw new HotcrmError(
      'invalid',
      { summary: 'text' },
      { issues: [{ at: 'text', code: 'required', params: { field: 'text' } }] },
    )
  if (text.length > longestText) throw new HotcrmError('too_large', { limit: `${longestText} characters` })
  return text
}
