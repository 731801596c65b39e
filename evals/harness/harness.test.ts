import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { score } from '../scorers/score.ts'
import { caseSchema, type EvalCase } from './case.ts'
import { loadCases } from './load-cases.ts'
import { mutantsOf } from './mutants.ts'
import { playMadeUp, referenceRun } from './reference.ts'
import { reportOf } from './report.ts'
import { playTrial } from './trial.ts'
import { EvalWorld } from './world.ts'

let world: EvalWorld
beforeAll(async () => {
  world = await EvalWorld.open('builtin')
}, 120_000)
afterAll(() => world?.close())

const update: EvalCase = caseSchema.parse({
  id: 'test/update',
  as: 'tom',
  turns: [
    { user: { en: 'Set the amount of Initech pilot to 95000', zh: '把 Initech pilot 的金额改成95000' } },
  ],
  expect: { state: [{ update: '@opportunity:Initech pilot', set: { amount: 95000 } }], ask: ['nothing'] },
  reference: {
    calls: [
      { tool: 'update_record', args: { records: '@opportunity:Initech pilot', changes: { amount: 95000 } } },
    ],
    reply: { en: 'The amount is set.', zh: '金额已经改好了。' },
  },
})
const judge = async (one: EvalCase, calls: readonly { tool: string; args: Record<string, unknown> }[]) => {
  const run = { ...(await referenceRun(one, world, 'en')), calls }
  return score(one, await playMadeUp(one, run, world, 'en'), world, 'en')
}

describe('a world', () => {
  it('is put back to what it was, so that no trial sees another', async () => {
    const { calls } = await referenceRun(update, world, 'en')
    expect(await judge(update, calls)).toEqual([])
    expect(await world.snapshot.changes()).toEqual([])
    expect(await judge(update, calls)).toEqual([])
  })
  it('gets rows back that were removed, and loses rows that were added', async () => {
    const count = async () => (await world.core.pool.query('select 1 from note')).rowCount
    const before = await count()
    await world.core.pool.query('delete from note where id = (select id from note limit 1)')
    await world.core.pool.query(
      `insert into note select (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid()))).*
       from note n limit 1`,
    )
    expect((await world.snapshot.changes()).map(({ table, kind }) => `${kind} ${table}`)).toEqual(
      expect.arrayContaining(['delete note', 'insert note']),
    )
    await world.snapshot.restore()
    expect(await world.snapshot.changes()).toEqual([])
    expect(await count()).toBe(before)
    const notes = 'select n.id from note n join eval_base.note using (id)'
    expect((await world.core.pool.query(notes)).rowCount).toBe(before)
  })
  it('names records by what they are called and refuses names that are nobody’s or several people’s', async () => {
    await expect(world.lookup('contact:王伟/星辰科技')).resolves.toMatchObject({ object: 'contact' })
    await expect(world.lookup('contact:王伟')).rejects.toMatchObject({ code: 'configuration' })
    await expect(world.lookup('contact:Nobody')).rejects.toMatchObject({ code: 'configuration' })
  })
})

describe('the state', () => {
  it('passes the wanted change alone', async () => {
    const { calls } = await referenceRun(update, world, 'en')
    const globex = await world.lookup('account:Globex')
    const more = { tool: 'update_record', args: { records: globex, changes: { description: 'tidied' } } }
    expect(await judge(update, [...calls, more])).toEqual([expect.stringMatching(/^collateral: .*Globex/)])
    expect(await judge(update, [])).toEqual([expect.stringMatching(/^missing/)])
  })
  it('tells a wrong value and a field that nobody wanted changed', async () => {
    const records = await world.lookup('opportunity:Initech pilot')
    const other = { tool: 'update_record', args: { records, changes: { amount: 95001, next_step: 'x' } } }
    expect(await judge(update, [other])).toEqual([
      expect.stringMatching(/^wrong value: .*amount/),
      expect.stringMatching(/^collateral: .*next_step/),
    ])
  })
})

describe('a trial', () => {
  it('plays the agent and passes what it does right', async () => {
    for (const locale of ['en', 'zh'] as const)
      expect(await score(update, await playTrial(update, world, locale), world, locale)).toEqual([])
  })
})

describe('mutants', () => {
  it('are all caught by a good case, and some slip through a careless one', async () => {
    const escaped = async (one: EvalCase) => {
      const reference = await referenceRun(one, world, 'en')
      const names: string[] = []
      for (const { name, run } of await mutantsOf(one, reference, world, 'en'))
        if ((await score(one, await playMadeUp(one, run, world, 'en'), world, 'en')).length === 0)
          names.push(name)
      return names
    }
    expect(await escaped(update)).toEqual([])
    const careless = {
      ...update,
      expect: {
        ...update.expect,
        state: [{ update: '@opportunity:Initech pilot', set: { amount: { any: true as const } } }],
      },
    }
    expect(await escaped(careless)).toEqual(['update_record writes another amount'])
  })
})

describe('the cases', () => {
  it('are at least forty, each in English and Chinese', async () => {
    const cases = await loadCases()
    expect(cases.length).toBeGreaterThanOrEqual(40)
    expect(cases.every((one) => one.locales.includes('en') && one.locales.includes('zh'))).toBe(true)
  })
})

describe('a report', () => {
  const verdict = {
    id: 'a/b',
    suite: 'a',
    locale: 'en',
    lane: 'builtin',
    status: 'gate',
    pass: true,
    failures: [],
    ms: 1,
    reply: '',
  } as const
  it('is not well when a case that gates has failed, or when nothing was played', () => {
    expect(reportOf([verdict])).toMatchObject({ ok: true, passed: 1, failed: 0 })
    expect(reportOf([verdict, { ...verdict, pass: false }])).toMatchObject({
      ok: false,
      passed: 1,
      failed: 1,
      failing: ['a/b [en]'],
      by_suite: { a: { passed: 1, total: 2 } },
    })
    expect(reportOf([{ ...verdict, pass: false, status: 'watch' }])).toMatchObject({ ok: true, failed: 0 })
    expect(reportOf([]).ok).toBe(false)
  })
})
