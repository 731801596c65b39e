import type { ActorCrm } from '#crm-core/contract'
import type { Hotcrm } from '#server'
import { alternate, figure, pairFigures, type BenchOptions, type Figure } from './figures.ts'
import { updatePair } from './bulk-update.ts'
import { fill } from './fill.ts'
import { peerOf, type Peer } from './peer.ts'
import { withHotcrm } from './world.ts'

const times = 200
/** Of each read, before any is timed: what is measured is a process that has been up for a while. */
const warm = 100
const small = 10_000
const bulk = 10_000

/**
 * Reads and writes through crm-core with rights, audit and events on, beside the same SQL by `pg` without
 * any of that, in turns; first with ten thousand leads, then with as many as are asked for, in one store.
 * The actor is a sales person who reaches their team's share of the rows. The peer's create is measured
 * twice: the row alone, and the row with its audit line and its event in one transaction.
 */
export async function bench({ rows }: BenchOptions): Promise<Figure[]> {
  return withHotcrm(async (hotcrm) => {
    const before = rows > small ? await measure(hotcrm, small) : []
    const after = await measure(hotcrm, rows)
    return [...before, ...after, ...growth(before, after)]
  })
}

async function measure({ core, demo, local }: Hotcrm, rows: number): Promise<Figure[]> {
  const rep = demo.find((login) => login.role === 'rep')
  if (!rep) throw new Error('The demo has no sales person')
  const actor = await core.actorByEmail(rep.email, 'web')
  await fill(core.pool, actor.tenant_id, rows)
  const crm = core.as(actor)
  const admin = await core.actorByEmail(local.default_email, 'web')
  const peer = peerOf(core, actor)
  const mine = await crm.find('lead', { limit: 200, select: ['id'] })
  const id = (at: number): string => mine.items[at % mine.items.length]?.id ?? ''
  const reads = readsOf(crm, peer, id)
  for (const { ours, peer: theirs } of reads)
    for (let at = 0; at < warm; at++) {
      await ours(at)
      await theirs(at)
    }
  const pairs: [string, Samples][] = []
  for (const { what, ours, peer: theirs } of reads) pairs.push([what, await alternate(times, ours, theirs)])
  const create = (by: (name: string) => Promise<unknown>) =>
    alternate(
      times,
      (at) => crm.save('lead', { last_name: `Bench ${at}`, company: 'Bench', status: 'new' }),
      (at) => by(`By hand ${at}`),
    )
  const named = (what: string) => `${what} (${rows} leads)`
  const figures = pairs.flatMap(([what, samples]) => pairFigures(named(what), samples, peer.name))
  figures.push(...pairFigures(named('create'), await create(peer.create), `${peer.name}, row only`))
  figures.push(
    ...pairFigures(named('create'), await create(peer.createKept), `${peer.name}, row + audit + event`),
  )
  if (rows >= bulk)
    figures.push(
      ...(await updatePair(core, admin, await reached(core.as(admin), bulk), named(`update of ${bulk}`))),
    )
  await peer.close()
  return figures
}

type Samples = Awaited<ReturnType<typeof alternate>>

interface Read {
  readonly what: string
  readonly ours: (at: number) => Promise<unknown>
  readonly peer: (at: number) => Promise<unknown>
}
function readsOf(crm: ActorCrm, peer: Peer, id: (at: number) => string): readonly Read[] {
  return [
    { what: 'get', ours: (at) => crm.get('lead', id(at)), peer: (at) => peer.get(id(at)) },
    {
      what: 'list of 50',
      ours: () => crm.find('lead', { filter: { field: 'status', op: '=', value: 'new' }, limit: 50 }),
      peer: () => peer.list('new'),
    },
    {
      what: 'include of two levels',
      ours: () =>
        crm.find('account', {
          limit: 20,
          include: { opportunities: { limit: 5, include: { contact_id: true } } },
        }),
      peer: () => peer.include(),
    },
    {
      what: 'aggregate',
      ours: () =>
        crm.aggregate('opportunity', {
          group_by: ['stage'],
          measures: [{ fn: 'count' }, { fn: 'sum', field: 'amount' }],
        }),
      peer: () => peer.aggregate(),
    },
  ]
}

async function reached(crm: ActorCrm, count: number): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  while (ids.length < count) {
    const page = await crm.find('lead', { limit: 200, select: ['id'], ...(cursor && { cursor }) })
    ids.push(...page.items.map((item) => item.id))
    if (page.next_cursor === null) break
    cursor = page.next_cursor
  }
  return ids.slice(0, count)
}

/** How each of our medians grew with the rows. */
function growth(before: readonly Figure[], after: readonly Figure[]): Figure[] {
  return before.flatMap((first, i) => {
    const then = after[i]
    if (!then || !first.metric.endsWith('p50')) return []
    const what = first.metric.replace(/ \(\d+ leads\) p50$/, '')
    return [figure(`growth of ${what} p50`, then.value / first.value, '×')]
  })
}
