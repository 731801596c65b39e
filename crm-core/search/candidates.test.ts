import { PgDialect } from 'drizzle-orm/pg-core'
import { expect, it } from 'vitest'
import { standardCatalog } from '../objects/catalog.ts'
import { reachOf } from '../records/reach-of.ts'
import { Account, testPeople } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'
import { question } from './question.ts'
import { resolveSql } from './resolve-sql.ts'
import { searchSql } from './search-sql.ts'

const functions = {
  search_by_words: `'secret'::tsquery`,
  search_by_names: `array['secretcorp']`,
  search_by_letters: `'secret corp'`,
  search_by_part: `'%secret%'`,
  search_by_vector: `array_fill(1::real, array[1536])::vector, 'probe', array['account'], 5`,
  search_by_vector_index: `array_fill(1::real, array[1536])::vector, 'probe', array['account'], 5`,
}
/** What a function finds, as ids. */
const idsOf = (name: string, values: string): string =>
  name.startsWith('search_by_vector')
    ? `select id from ${name}(${values})`
    : `select ${name}(${values}) as id`
const silent = { name: 'none', dimensions: 1536, embed: async () => [], idf: null }

withCrm('the candidates of a search', (fresh) => {
  it('are those of the own workspace, and none for who names no workspace', async () => {
    const crm = await fresh()
    await crm.given(Account, { name: 'Secret Corp' })
    await crm.given(Account, { name: 'Secret Corp' }, 'foreignRep')
    await crm.core.pool.query(
      `update search_document set vector = array_fill(1::real, array[1536])::vector, embedder = 'probe'`,
    )
    for (const [name, value] of Object.entries(functions)) {
      const text = `select d.tenant_id from (${idsOf(name, value)}) c join search_document d using (id)`
      const { rows } = await crm.core.db(testPeople.rep.tenant_id).query(text)
      expect(rows, name).toEqual([{ tenant_id: testPeople.rep.tenant_id }])
      expect((await crm.core.pool.query(idsOf(name, value))).rows, name).toEqual([])
    }
  })

  it('may be asked for by the application alone', async () => {
    const crm = await fresh()
    const { rows } = await crm.core.pool.query<{ name: string; open: boolean; app: boolean }>(
      `select proname as name, has_function_privilege('hotcrm_app', oid, 'execute') as app,
         exists (select from aclexplode(proacl) where grantee = 0) as open
       from pg_proc where proname like 'search\\_by\\_%' order by 1`,
    )
    expect(rows).toEqual(
      Object.keys(functions)
        .toSorted()
        .map((name) => ({ name, open: false, app: true })),
    )
  })

  it('come from an index under row-level security, for a search and for a name', async () => {
    const crm = await fresh()
    await crm.given(Account, { name: 'Secret Corp' })
    const { rep } = testPeople
    const about = { tenant_id: rep.tenant_id, objects: ['account', 'contact', 'note'], limit: 5 }
    const asked = await question('Secret Corp', about, silent)
    const name = { ...asked, family: 'secret', rank: null, where: 'corp' }
    for (const statement of [
      searchSql(asked, reachOf({ actor: rep, catalog: standardCatalog })),
      resolveSql(name, reachOf({ actor: rep, catalog: standardCatalog })),
    ]) {
      if (statement === null) throw new Error('a rep may search accounts')
      const { sql, params } = new PgDialect().sqlToQuery(statement)
      const plan = await crm.core.db(rep.tenant_id).transaction(async (tx) => {
        // Where there is a way by an index it is now taken, however few the rows.
        await tx.query('set local enable_seqscan = off')
        return (await tx.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, params)).rows
      })
      const scans = plan.map((line) => line['QUERY PLAN']).filter((line) => line.includes('search_document'))
      expect(scans.length).toBeGreaterThan(0)
      expect(scans.filter((line) => line.includes('Seq Scan'))).toEqual([])
    }
  })
})
