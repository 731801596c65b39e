import type { Client, NumberedEvent, RunOptions } from '#client'
import type { Approval, ApprovalDecision, Thread } from '#agent/events'

/** A client that answers from a script and remembers what it was asked. */
export interface ScriptedClient extends Client {
  readonly said: { text: string; options: RunOptions | undefined }[]
  readonly decisions: { id: string; decision: ApprovalDecision }[]
  readonly cancelled: string[]
}
export interface Script {
  /** Events of the first run, of the second, and so on. */
  readonly runs: readonly (readonly NumberedEvent['event'][])[]
  /** Events that come after a decision. */
  readonly after_decision?: readonly NumberedEvent['event'][]
  /** Runs go on until they are cancelled. */
  readonly endless?: boolean
  /** What the first run waits for before it says anything but that it began. */
  readonly gate?: Promise<void>
}

const unscripted = (): never => {
  throw new Error('The script says nothing about this call.')
}

export function scriptedClient(script: Script): ScriptedClient {
  const said: ScriptedClient['said'] = []
  const decisions: ScriptedClient['decisions'] = []
  const cancelled: string[] = []
  const stopped = Promise.withResolvers<void>()
  async function* numbered(events: readonly NumberedEvent['event'][], from: number) {
    for (const [index, event] of events.entries()) yield { seq: from + index + 1, event }
  }
  return {
    said,
    decisions,
    cancelled,
    me: async () => unscripted(),
    demoUsers: async () => [],
    signIn: async () => unscripted(),
    signOut: async () => unscripted(),
    objects: {
      list: async () => [],
      get: async () => unscripted(),
      added: async () => unscripted(),
      create: async () => unscripted(),
      change: async () => unscripted(),
      retire: async () => unscripted(),
      restore: async () => unscripted(),
    },
    fields: {
      add: async () => unscripted(),
      change: async () => unscripted(),
      retire: async () => unscripted(),
      restore: async () => unscripted(),
    },
    records: {
      get: async () => unscripted(),
      query: async () => unscripted(),
      aggregate: async () => unscripted(),
      create: async () => unscripted(),
      update: async () => unscripted(),
      remove: async () => unscripted(),
      export: async () => unscripted(),
    },
    imports: {
      upload: async () => unscripted(),
      get: async () => unscripted(),
      list: async () => [],
      issues: async () => unscripted(),
      configure: async () => unscripted(),
      failedRows: async () => unscripted(),
      dryRun: async () => unscripted(),
      start: async () => unscripted(),
      cancel: async () => unscripted(),
      revert: async () => unscripted(),
    },
    writes: {
      merge: async () => unscripted(),
      convert: async () => unscripted(),
      undo: async () => unscripted(),
      undoRun: async () => unscripted(),
    },
    duplicates: {
      list: async () => unscripted(),
      scan: async () => unscripted(),
      dismiss: async () => unscripted(),
    },
    keys: { status: async () => unscripted(), rotate: async () => unscripted() },
    deadLetters: {
      list: async () => unscripted(),
      get: async () => unscripted(),
      retry: async () => unscripted(),
      discard: async () => unscripted(),
    },
    models: {
      list: async () => unscripted(),
      get: async () => unscripted(),
      monitor: async () => unscripted(),
      predict: async () => unscripted(),
      latest: async () => unscripted(),
      trend: async () => unscripted(),
      whatIf: async () => unscripted(),
      train: async () => unscripted(),
      rescore: async () => unscripted(),
      stage: async () => unscripted(),
      addRemote: async () => unscripted(),
      rollback: async () => unscripted(),
    },
    forecast: { revenue: async () => unscripted() },
    search: async () => unscripted(),
    threads: {
      list: async () => [{ id: 't1', title: 'Leads of the week', updated_at: '2026-11-20', status: null }],
      create: async () => ({ id: 't1', title: '', updated_at: '', status: null }),
      get: async (): Promise<Thread> => ({ id: 't1', title: '', updated_at: '', status: null, runs: [] }),
      rename: async () => unscripted(),
      remove: async () => unscripted(),
    },
    runs: {
      async *start(_thread, text, options) {
        said.push({ text, options })
        const events = script.runs[said.length - 1] ?? []
        if (said.length === 1) await script.gate
        yield* numbered(events, 0)
        if (script.endless) await stopped.promise
        if (cancelled.length > 0)
          yield { seq: 100, event: { type: 'RUN_FINISHED', outcome: { type: 'cancelled' } } }
      },
      events: (_run, after) => numbered(script.after_decision ?? [], after),
      result: async () => unscripted(),
      cancel: async (run_id) => {
        cancelled.push(run_id)
        stopped.resolve()
      },
    },
    approvals: {
      list: async () => [],
      get: async (): Promise<Approval> => unscripted(),
      decide: async (id, decision) => {
        decisions.push({ id, decision })
        return unscriptedApproval
      },
    },
    mailbox: { list: async () => [] },
    apiKeys: {
      list: async () => [],
      create: async () => unscripted(),
      remove: async () => unscripted(),
    },
    setPassword: async () => unscripted(),
  }
}

const unscriptedApproval: Approval = {
  id: '',
  run_id: '',
  thread_id: '',
  step_id: '',
  tool: '',
  status: 'decided',
  summary: '',
  reason: { en: '', zh: '' },
  rows: [],
  created_at: '',
  expires_at: '',
  decided_at: null,
  decided_by: null,
}
