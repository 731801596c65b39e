import type { ActorCrm } from '#crm-core/contract'
import { callsOf } from './calls.ts'
import { figure, quantile, timed, type Figure } from './figures.ts'
import { fill } from './fill.ts'
import { withHotcrm } from './world.ts'

const leads = 6000
const times = 300
const warm = 50

/**
 * One lead at a time over HTTP on loopback, as a sales person with an API key: read as it stands, scored, explained,
 * kept. `new` are leads that were never scored; `again` are such whose prediction still holds.
 */
export const overHttp = (): Promise<Figure[]> =>
  withHotcrm(async ({ core, app, demo, local }) => {
    const rep = demo.find((login) => login.role === 'rep')
    if (!rep) throw new Error('The demo has no sales person')
    const actor = await core.actorByEmail(rep.email, 'api')
    await fill(core.pool, actor.tenant_id, leads)
    // What has become due meanwhile is scored in the background; it is not what is measured.
    await core.settled()
    const { call, end } = await callsOf(app, local.credential, rep.email)
    const ids = await openLeads(core.as(actor))
    const score = async (at: number) => {
      const body = { object: 'lead', ids: [ids[at]], explain: true }
      const answer = await call('/models/lead-score/predict', 'POST', body)
      if (!answer.includes('"shap"')) throw new Error(`Nothing is explained: ${answer.slice(0, 200)}`)
    }
    for (let at = 0; at < warm; at++) await score(at)
    const fresh: number[] = []
    const again: number[] = []
    for (let at = warm; at < warm + times; at++) {
      fresh.push(await timed(() => score(at)))
      again.push(await timed(() => score(at)))
    }
    end()
    return Object.entries({ new: fresh, again }).flatMap(([what, samples]) =>
      [0.5, 0.95].map((share) =>
        figure(`one lead over HTTP, ${what}, p${share * 100}`, quantile(samples, share), 'ms'),
      ),
    )
  })

async function openLeads(crm: ActorCrm): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | undefined; ids.length < warm + times;) {
    const page = await crm.find('lead', {
      filter: { field: 'status', op: '=', value: 'new' },
      limit: 200,
      select: ['id'],
      ...(cursor !== undefined && { cursor }),
    })
    ids.push(...page.items.map(({ id }) => id))
    if (page.next_cursor === null) break
    cursor = page.next_cursor
  }
  if (ids.length < warm + times) throw new Error(`Only ${ids.length} open leads`)
  return ids
}
