import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres'
import { approvalService } from './approvals/service.ts'
import { buildGraph } from './graph.ts'
import { readBuiltin } from './llm/builtin.ts'
import type { Agent, AgentOptions } from './service.ts'
import { runService } from './runs-service.ts'
import { threadService } from './threads-service.ts'
import { Worker } from './worker.ts'

/** Opens the agent over a store; `work` makes this process take runs, `close` lets them go on elsewhere. */
export async function createAgent(options: AgentOptions): Promise<Agent> {
  const saver = new PostgresSaver(options.pool, undefined, { schema: 'lg' })
  await saver.setup()
  const worker = new Worker(options, buildGraph(saver), saver)
  return {
    threads: threadService(options),
    runs: runService(options),
    approvals: approvalService(options),
    explain: (actor, text) =>
      readBuiltin(options.crm(actor), { text, now: options.clock.now(), focus: [], pending: null }),
    work: () => worker.work(),
    close: () => worker.close(),
  }
}
