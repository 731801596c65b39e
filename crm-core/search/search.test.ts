import { beforeAll, expect, it } from 'vitest'
import type { Actor, SearchHit, Sql } from '../contract.ts'
import { anchors, demoTenants, generateDemo, loadDemo, northwind } from '../demo/index.ts'
import { standardCatalog } from '../objects/catalog.ts'
import { reachOf } from '../records/reach-of.ts'
import { withDatabases } from '../store/testing.ts'
import { Embedders, resolveName, searchText } from './index.ts'

const now = new Date('2026-03-11T09:00:00+08:00')
const demo = generateDemo({ now })
const everything = ['account', 'contact', 'lead', 'opportunity', 'activity', 'task', 'note', 'email', 'user']

function actorFor(email: string): Actor {
  const user = demo.user.find((one) => one.email === email)
  if (user === undefined) throw new Error(`No demo user ${email}`)
  const { id, tenant_id, name = '', role = 'rep', language = 'en' } = user
  return { tenant_id, user_id: id, name, email, role, language, time_zone: 'Asia/Shanghai', door: 'web' }
}
const names = (hits: readonly SearchHit[]) => hits.map((hit) => hit.display)
const placed = (hits: readonly SearchHit[]) => hits.map((hit) => [hit.display, hit.subtitle, hit.score])

withDatabases('search', (subject) => {
  const embedders = new Embedders(null)
  beforeAll(async () => {
    await loadDemo({ pool: subject.database().pool }, { now })
    const { northwind: tenant } = demoTenants
    await embedders.catchUp(subject.database().tenant(tenant), tenant)
  })
  const search = async (email: string, text: string, objects = everything, limit = 10) => {
    const actor = actorFor(email)
    const db = subject.database().tenant(actor.tenant_id)
    const embedder = await embedders.of(db, actor.tenant_id)
    return searchText(db, reachOf({ actor, catalog: standardCatalog }), embedder, text, {
      tenant_id: actor.tenant_id,
      objects,
      limit,
    })
  }
  const resolve = (email: string, text: string, objects = everything, limit = 10) => {
    const actor = actorFor(email)
    const db = subject.database().tenant(actor.tenant_id)
    return resolveName(db, reachOf({ actor, catalog: standardCatalog }), text, {
      tenant_id: actor.tenant_id,
      objects,
      limit,
    })
  }

  it('puts the record of that very name first', async () => {
    expect(names(await search(northwind.tom, 'globex'))[0]).toBe(anchors.globex.account)
    expect(names(await search(northwind.tom, 'Globex renewal'))[0]).toBe(anchors.globex.deal)
    expect(names(await search(northwind.lina, '华信科技'))[0]).toBe(anchors.huaxin.account)
  })
  it('also finds the people and deals of a company by its name', async () => {
    const found = names(await search(northwind.tom, 'Globex', ['contact', 'opportunity']))
    expect(found).toEqual(expect.arrayContaining([anchors.globex.contact, anchors.globex.deal]))
  })
  it('forgives typing slips', async () => {
    expect(names(await search(northwind.tom, 'Globx renewel', ['opportunity']))[0]).toBe(anchors.globex.deal)
  })
  it('finds a word anywhere in Chinese text', async () => {
    const found = await search(northwind.lina, '城配网络', ['account'])
    expect(names(found)[0]).toBe('云帆物流')
  })
  it('finds an account by its industry in either language', async () => {
    const industry = (hits: readonly SearchHit[]) =>
      hits.map((hit) => demo.account.find((account) => account.id === hit.id)?.industry)
    expect(industry(await search(northwind.lina, '物流', ['account'], 3))).toContain('logistics')
    expect(industry(await search(northwind.tom, 'logistics', ['account'], 3))).toEqual(
      Array.from({ length: 3 }, () => 'logistics'),
    )
  })
  it('finds by likeness what no whole word says', async () => {
    const actor = actorFor(northwind.tom)
    const db = subject.database().tenant(actor.tenant_id)
    const about = { tenant_id: actor.tenant_id, objects: ['activity'], limit: 5 }
    const text = 'walkedin coldstores scanerss'
    const without = {
      name: 'none',
      dimensions: 1536,
      embed: () => Promise.reject(new Error('down')),
      idf: null,
    }
    expect(await searchText(db, reachOf({ actor, catalog: standardCatalog }), without, text, about)).toEqual(
      [],
    )
    const embedder = await embedders.of(db, actor.tenant_id)
    const hits = await searchText(db, reachOf({ actor, catalog: standardCatalog }), embedder, text, about)
    const ids = new Set(hits.map((hit) => hit.id))
    const found = demo.activity.filter((activity) => ids.has(activity.id))
    expect(found.some((activity) => activity.description?.includes('scanners'))).toBe(true)
  })
  it('answers nothing with nothing', async () => {
    expect(await search(northwind.tom, '')).toEqual([])
    expect(await search(northwind.tom, '?!')).toEqual([])
    expect(await search(northwind.tom, 'zqxjvk')).toEqual([])
    expect(await resolve(northwind.tom, ' ')).toEqual([])
  })
  it.each(["'", "\\'; drop table lead; --", '%_%', "a' | !b & (", ':*', '\u0000x'])(
    'takes %j as words',
    async (text) => {
      await expect(search(northwind.tom, text.replace('\u0000', ''))).resolves.toBeInstanceOf(Array)
      await expect(resolve(northwind.tom, text.replace('\u0000', ''))).resolves.toBeInstanceOf(Array)
    },
  )

  it('never shows what the reader does not reach', async () => {
    expect(names(await search(northwind.tom, anchors.huaxin.deal))).not.toContain(anchors.huaxin.deal)
    expect(await resolve(northwind.tom, anchors.huaxin.deal, ['opportunity'])).toEqual([])
    expect(names(await search(northwind.admin, anchors.huaxin.deal))[0]).toBe(anchors.huaxin.deal)
  })
  it('keeps a private note to its owner, even from the administrator', async () => {
    expect(await search(northwind.lina, anchors.canary, ['note'])).toHaveLength(1)
    for (const other of [northwind.admin, northwind.manager, northwind.zhaolei])
      expect(names(await search(other, anchors.canary, ['note'])).join()).not.toContain(anchors.canary)
  })
  it('never crosses into the other workspace, whatever the role', async () => {
    for (const text of [anchors.foreignCanary, 'Globex', 'Dana Reed', 'Harper Lowe', 'Kim Park']) {
      const hits = [
        ...(await search(northwind.admin, text, everything, 50)),
        ...(await resolve(northwind.admin, text)),
      ]
      const foreign = new Set(
        Object.values(demo)
          .flat()
          .filter((row) => row.tenant_id === demoTenants.blueHarbor)
          .map((row) => row.id),
      )
      expect(hits.filter((hit) => foreign.has(hit.id))).toEqual([])
    }
  })
  it('does not find what was deleted', async () => {
    expect(names(await resolve(northwind.tom, 'Globex International', ['account']))).not.toContain(
      'Globex International',
    )
    expect(await resolve(northwind.tom, anchors.globex.contact, ['contact'])).toHaveLength(1)
  })
  it('leaves out the name of a company that the reader does not reach', async () => {
    const actor = actorFor(northwind.tom)
    const deal = demo.opportunity.find((one) => one.name === anchors.huaxin.deal)
    await subject
      .database()
      .pool.query('update opportunity set owner_id = $1 where id = $2', [actor.user_id, deal?.id])
    const hits = await resolve(northwind.tom, anchors.huaxin.deal, ['opportunity'])
    await subject
      .database()
      .pool.query('update opportunity set owner_id = $1 where id = $2', [deal?.owner_id, deal?.id])
    expect(placed(hits)).toEqual([[anchors.huaxin.deal, undefined, 1]])
  })

  it('resolves a whole name, an address and a number exactly', async () => {
    for (const text of ['Dana Reed', ' dana  REED ', anchors.globex.email])
      expect((await resolve(northwind.tom, text, ['contact']))[0]).toMatchObject({
        display: 'Dana Reed',
        subtitle: 'Globex',
        score: 1,
      })
    expect((await resolve(northwind.tom, 'NW-10001', ['account']))[0]).toMatchObject({
      display: 'Globex',
      score: 1,
    })
  })
  it('tells namesakes apart by where they are, and asks with both otherwise', async () => {
    const both = await resolve(northwind.lina, anchors.wangWei.name, ['contact'])
    expect(
      both
        .filter((hit) => hit.score === 1)
        .map((hit) => hit.subtitle ?? '')
        .toSorted(),
    ).toEqual(['星辰科技', '远景制造'].toSorted())
    const one = await resolve(northwind.lina, '星辰科技的王伟', ['contact'])
    expect(placed(one)).toEqual([['王伟', '星辰科技', 1]])
  })
  it('finds one name in both scripts', async () => {
    const accounts = (hits: readonly SearchHit[]) =>
      hits.filter((hit) => hit.score === 1).map((hit) => hit.subtitle ?? '')
    const latin = accounts(await resolve(northwind.admin, 'Wang Wei', ['contact']))
    const chinese = accounts(await resolve(northwind.admin, '王伟', ['contact']))
    expect(latin.toSorted()).toEqual([...anchors.wangWei.accounts].toSorted())
    expect(chinese.toSorted()).toEqual([...anchors.wangWei.accounts].toSorted())
  })
  it('does not take one of several like-named companies for the other', async () => {
    const short = await resolve(northwind.tom, 'Acme', ['account'])
    expect(
      short
        .filter((hit) => hit.score === short[0]?.score)
        .map((hit) => hit.display)
        .toSorted(),
    ).toEqual(['Acme Corp', 'Acme Group'])
    const [first, second] = await resolve(northwind.tom, 'acme corp', ['account'])
    expect(first).toMatchObject({ display: 'Acme Corp', score: 1 })
    expect(second?.score ?? 0).toBeLessThan(0.6)
    expect(placed(await resolve(northwind.lina, '艾克美', ['account']))).toEqual([['艾克美', undefined, 1]])
  })
  it('understands a first name with a company, and a form of address', async () => {
    expect(placed(await resolve(northwind.tom, 'Dana at Globex', ['contact']))).toEqual([
      ['Dana Reed', 'Globex', 0.97],
    ])
    expect(placed(await resolve(northwind.lina, '华信科技的王总', ['contact']))[0]).toEqual([
      '王建国',
      '华信科技',
      0.97,
    ])
    expect((await resolve(northwind.lina, '王总', ['contact']))[0]).toMatchObject({
      display: '王建国',
      score: 0.85,
    })
    expect((await resolve(northwind.tom, 'Mr Gibbons', ['contact']))[0]).toMatchObject({
      display: 'Peter Gibbons',
    })
  })
  it('names nobody when the company is another', async () => {
    expect(await resolve(northwind.tom, 'Dana Reed at Initech', ['contact'])).toEqual([])
  })

  it('says whose vectors may be compared: those of another embedder never are', async () => {
    const actor = actorFor(northwind.tom)
    const db = subject.database().tenant(actor.tenant_id)
    const stranger = { ...(await embedders.of(db, actor.tenant_id)), name: 'stranger' }
    const about = { tenant_id: actor.tenant_id, objects: ['activity'], limit: 5 }
    expect(
      await searchText(
        db,
        reachOf({ actor, catalog: standardCatalog }),
        stranger,
        'walkedin coldstores scanerss',
        about,
      ),
    ).toEqual([])
  })
  it('counts the word weights of a grown workspace once, and embeds every document with them', async () => {
    const db: Sql = subject.database().tenant(demoTenants.northwind)
    const { rows } = await db.query<{ embedder: string; n: number }>(
      'select embedder, count(*)::int as n from search_document group by embedder',
    )
    expect(rows).toEqual([{ embedder: 'hashed-1:idf-1', n: expect.any(Number) }])
    expect(
      await embedders.catchUp(subject.database().tenant(demoTenants.northwind), demoTenants.northwind),
    ).toBe(0)
  })
})
