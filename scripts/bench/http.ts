import { callsOf } from './calls.ts'
import { pairFigures, alternate, type BenchOptions, type Figure } from './figures.ts'
import { fill } from './fill.ts'
import { peerOf } from './peer.ts'
import { withHotcrm } from './world.ts'

const times = 500
/** Requests before any is timed: what is measured is a server that has been up for a while. */
const warm = 300

/**
 * The same three requests over HTTP on loopback, one at a time over one connection, as a sales person with an
 * API key: rights, audit and events on. Beside them the same SQL by `pg` in turns. A well-known peer was
 * measured in this way too; what is compared with it is the ratio to raw `pg`.
 */
export async function bench({ rows }: BenchOptions): Promise<Figure[]> {
  return withHotcrm(async ({ core, app, demo, local }) => {
    const rep = demo.find((login) => login.role === 'rep')
    if (!rep) throw new Error('The demo has no sales person')
    const actor = await core.actorByEmail(rep.email, 'api')
    await fill(core.pool, actor.tenant_id, rows)
    const peer = peerOf(core, actor)
    const { call, end } = await callsOf(app, local.credential, rep.email)
    const mine = await core.as(actor).find('lead', { limit: 200, select: ['id'] })
    const id = (at: number): string => mine.items[at % mine.items.length]?.id ?? ''
    const list = { filter: { field: 'status', op: '=', value: 'new' }, limit: 50 }
    for (let at = 0; at < warm; at++) {
      await call(`/records/lead/${id(at)}`)
      await call('/records/lead/query', 'POST', list)
    }
    const get = await alternate(
      times,
      (at) => call(`/records/lead/${id(at)}`),
      (at) => peer.get(id(at)),
    )
    const page = await alternate(
      times,
      () => call('/records/lead/query', 'POST', list),
      () => peer.list('new'),
    )
    const create = await alternate(
      times,
      (at) => call('/records/lead', 'POST', { last_name: `Bench ${at}`, company: 'Bench', status: 'new' }),
      (at) => peer.create(`By hand ${at}`),
    )
    end()
    await peer.close()
    const what = `(HTTP, ${rows} leads)`
    return [
      ...pairFigures(`get ${what}`, get, peer.name),
      ...pairFigures(`list of 50 ${what}`, page, peer.name),
      ...pairFigures(`create ${what}`, create, `${peer.name}, row only`),
    ]
  })
}
