import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres'
import { approvalService } from './approvals/service.ts'
import { buildGraph } from './graph.ts'
import { readBuiltin } from './llm/builtin.ts'
import type { Agent, AgentOptions } from './service.ts'
import { runService } from './runs-service.ts'
import { SparingSaver } from './store/checkpoints.ts'
import { mustKeep } from './store/must-keep.ts'
import { threadService } from './threads-service.ts'
import type { RunKey } from './store/sweep.ts'
import { Worker } from './worker.ts'

/** Opens the agent over a store; `work` makes this process take runs, `close` lets them go on elsewhere. */
export async function createAgent(options: AgentOptions): Promise<Agent> {
  const stored = new PostgresSaver(options.pool, undefined, { schema: 'lg' })
  await stored.setup()
  const effects = new Map(options.tools.map((tool) => [tool.name, tool.effect]))
  const saver = new SparingSaver(stored, (values) => mustKeep(values, (tool) => effects.get(tool)))
  const worker = new Worker(options, buildGraph(saver), saver)
  const nudge = (key: RunKey) => worker.nudge(key)
  return {
    threads: threadService(options),
    runs: runService(options, nudge),
    approvals: approvalService(options, nudge),
    explain: (actor, text) =>
      readBuiltin(options.crm(actor), { text, now: options.clock.now(), focus: [], pending: null }),
    work: () => worker.work(),
    close: () => worker.close(),
  }
}
