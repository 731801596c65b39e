import type { Actor } from '#crm-core/contract'
import { RowProgress } from '../approvals/progress.ts'
import { limitsOf } from '../budget/limits.ts'
import { languageOf } from '../planner/language.ts'
import { openModel } from '../llm/chat-model.ts'
import type { RunScope } from '../scope.ts'
import type { AgentOptions } from '../service.ts'
import { ApprovalStore } from '../store/approvals.ts'
import { EventLog } from '../store/event-log.ts'
import { RunStore, type RunRow } from '../store/runs.ts'
import { StepStore } from '../store/steps.ts'
import { ThreadStore } from '../store/threads.ts'

/** Everything one run may use, with the rights that its owner has now. */
export async function openScope(
  options: AgentOptions,
  run: RunRow,
  owner: string,
  signal: AbortSignal,
  inFlight: Set<Promise<unknown>>,
): Promise<RunScope> {
  const { clock, bus, tools, models, model } = options
  const db = options.db(run.tenant_id)
  const runs = new RunStore(db, clock)
  const actor = await actorOf(options, run)
  const crm = options.crm(actor)
  const first = run.attempts === 1
  const earlierRuns = async () =>
    (await runs.ofThread(run.thread_id)).filter((one) => one.id !== run.id && one.result)
  const events = first ? EventLog.begin(db, bus, clock, run) : await EventLog.open(db, bus, clock, run)
  const steps = new StepStore(db, clock, run, first)
  const approvals = new ApprovalStore(db, clock)
  return {
    run,
    owner,
    actor,
    crm,
    settings: once(() => crm.settings()),
    clock,
    tools: new Map(tools.map((tool) => [tool.name, tool])),
    models,
    model: model && openModel(model),
    limits: limitsOf(run.options),
    signal,
    events,
    runs,
    steps,
    approvals,
    progress: new RowProgress({ events, steps, approvals }),
    threads: new ThreadStore(db, clock),
    earlierRuns,
    transaction: (work) => db.transaction(work),
    settle: (work) => {
      inFlight.add(work)
      return work.finally(() => inFlight.delete(work))
    },
  }
}

/** What is the same for the whole of a segment is asked for once. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null
  return () => (answer ??= ask())
}

/** Looked up anew at every segment; the words are answered in the language in which they were written. */
async function actorOf(options: AgentOptions, run: RunRow): Promise<Actor> {
  const actor = await options.actorOf(run.tenant_id, run.user_id, run.door)
  const spoken = run.options.language ?? run.result?.language ?? languageOf(run.text, actor.language)
  return { ...actor, language: spoken, door: 'agent' }
}
