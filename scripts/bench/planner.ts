import { figure, quantile, timed, type Figure } from './figures.ts'
import { withHotcrm } from './world.ts'

const words = [
  "find this week's new high-value leads and send each a welcome email",
  '帮我查一下本周新增的高价值线索，给他们发一封欢迎邮件',
  'move Globex renewal to negotiation and close it on 30 April',
  '把华信科技续约推进到谈判，金额改成35万',
  'who owns Initech?',
  '除了丢单以外，上个季度的商机有多少？',
]
const rounds = 100

/** Reading a sentence with the metadata of the workspace at hand. */
export async function bench(): Promise<Figure[]> {
  return withHotcrm(async ({ core, agent, local }) => {
    const actor = await core.actorByEmail(local.default_email, 'cli')
    const samples: number[] = []
    for (let at = 0; at < rounds * words.length; at++)
      samples.push(await timed(() => agent.explain(actor, words[at % words.length] ?? '')))
    return [
      figure('explain a sentence p50', quantile(samples.slice(words.length), 0.5), 'ms'),
      figure('explain a sentence p95', quantile(samples.slice(words.length), 0.95), 'ms'),
    ]
  })
}
