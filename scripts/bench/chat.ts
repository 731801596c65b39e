import { figure, quantile, timed, type Figure } from './figures.ts'
import { withHotcrm } from './world.ts'

const turns = 60
const words = [
  "show this week's new high-value leads",
  '本月预计成交的商机',
  'how many open deals do I have by stage?',
  '我今天有什么待办',
]

/** A whole turn with the built-in planner that only reads: from the words to the end of the run, workers and stored events included. */
export async function bench(): Promise<Figure[]> {
  return withHotcrm(async ({ core, agent, local }) => {
    const actor = await core.actorByEmail(local.default_email, 'cli')
    const samples: number[] = []
    for (let at = 0; at < turns + 5; at++) {
      const thread = await agent.threads.create(actor)
      const ms = await timed(async () => {
        const { run_id } = await agent.runs.start(actor, thread.id, words[at % words.length] ?? '')
        for await (const _event of agent.runs.events(actor, run_id, 0, AbortSignal.timeout(30_000)));
        const { status, reply } = await agent.runs.result(actor, run_id)
        if (status !== 'completed') throw new Error(`a turn ended ${status}: ${reply}`)
      })
      if (at >= 5) samples.push(ms)
    }
    return [
      figure('chat turn (builtin, read) p50', quantile(samples, 0.5), 'ms'),
      figure('chat turn (builtin, read) p95', quantile(samples, 0.95), 'ms'),
    ]
  })
}
