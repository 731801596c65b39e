import { EventType } from '@ag-ui/core'
import type { HotcrmError } from '#crm-core/contract'
import { failureOf } from '#tools'
import type { RunResult } from '../events/run-result.ts'
import { languageOf } from '../planner/language.ts'
import type { AgentOptions } from '../service.ts'
import { EventLog } from '../store/event-log.ts'
import { RunStore, type RunRow } from '../store/runs.ts'

/** A run whose owner may no longer act (deactivated, gone) fails before anything of it is done. */
export async function failEarly(
  options: AgentOptions,
  run: RunRow,
  owner: string,
  error: HotcrmError,
): Promise<void> {
  const { bus, clock } = options
  const db = options.db(run.tenant_id)
  const language = run.options.language ?? languageOf(run.text, 'en')
  const { code, message } = failureOf(error, language)
  const events = await EventLog.open(db, bus, clock, run)
  if (!events.inRun) events.say({ type: EventType.RUN_STARTED, threadId: run.thread_id, runId: run.id })
  events.say({ type: EventType.RUN_ERROR, message, code })
  await events.hold()
  await db.transaction(async (tx) => {
    const result = failedResult(run, message, language)
    if (await new RunStore(db, clock).end(tx, run.id, ['running'], 'failed', result, owner))
      await events.drain(tx)
  })
  events.tell()
}

const failedResult = (run: RunRow, reply: string, language: RunResult['language']): RunResult => ({
  thread_id: run.thread_id,
  run_id: run.id,
  status: 'failed',
  reply,
  language,
  plan: run.result?.plan ?? [],
  steps: run.result?.steps ?? [],
  approvals: [],
  citations: [],
  usage: run.result?.usage ?? {
    model: 'builtin',
    model_calls: 0,
    tokens_in: 0,
    tokens_out: 0,
    cost_usd: 0,
    ms: 0,
  },
})
