import { expect, it } from 'vitest'
import type { ActorCrm, RecordRef } from '#crm-core/contract'
import type { PlanArgs } from '../plan.ts'
import { resolveRefs, sourcesOf, type Found } from './resolve-refs.ts'

const lead = (id: string): RecordRef => ({ object: 'lead', id })
const found: Readonly<Record<string, Found>> = {
  s1: { records: [lead('a')] },
  s2: { records: [lead('a'), lead('b')] },
  s3: { records: [] },
  s4: { records: [lead('a')], total: 40 },
  s5: { records: [lead('a')], doubt: { from: 's0', records: [lead('a'), lead('b')] } },
}
const record = { id: 'a', account_id: 'acc', phone: null }
const crm: Pick<ActorCrm, 'get'> = {
  get: async () => ({
    ...record,
    tenant_id: 't',
    owner_id: null,
    created_at: '',
    updated_at: '',
    created_by: null,
    updated_by: null,
    version: 1,
    deleted_at: null,
  }),
}
const lookup = (id: string) => found[id] ?? null
const resolve = (args: PlanArgs, acts = true) => resolveRefs(args, { lookup, crm, acts })

it('fills one record as a reference, as an id, or by a field of it', async () => {
  expect(
    await resolve({
      to: { $from: 's1', pick: 'one' },
      values: {
        who_id: { $from: 's1', pick: 'one', as: 'id' },
        list: [{ $from: 's1', pick: 'one', field: 'account_id' }],
      },
    }),
  ).toEqual({ kind: 'ready', args: { to: lead('a'), values: { who_id: 'a', list: ['acc'] } } })
})

it('fills all records as a list', async () => {
  expect(
    await resolve({ to: { $from: 's2', pick: 'all' }, ids: { $from: 's2', pick: 'all', as: 'id' } }),
  ).toEqual({
    kind: 'ready',
    args: { to: [lead('a'), lead('b')], ids: ['a', 'b'] },
  })
})

it('never picks one of several, also when only one of many was collected', async () => {
  expect(await resolve({ to: { $from: 's2', pick: 'one' } })).toMatchObject({ kind: 'several', from: 's2' })
  expect(await resolve({ to: { $from: 's4', pick: 'one' } })).toMatchObject({ kind: 'several', from: 's4' })
})

it('says when nothing was found, when the step did not come through, and when the field is empty', async () => {
  expect(await resolve({ to: { $from: 's3', pick: 'all' } })).toEqual({ kind: 'none', from: 's3' })
  expect(await resolve({ to: { $from: 's9', pick: 'one' } })).toEqual({ kind: 'missing', from: 's9' })
  expect(await resolve({ x: { $from: 's1', pick: 'one', field: 'phone' } })).toEqual({
    kind: 'none',
    from: 's1',
  })
})

it('acts on all or on none: a part of what matches is never handed over as all', async () => {
  expect(await resolve({ to: { $from: 's4', pick: 'all' } })).toEqual({
    kind: 'partial',
    from: 's4',
    collected: 1,
    total: 40,
  })
})

it('acts on nothing of which only the letters are alike, but may read it', async () => {
  for (const pick of ['one', 'all'] as const)
    expect(await resolve({ to: { $from: 's5', pick } })).toEqual({
      kind: 'doubtful',
      from: 's0',
      records: [lead('a'), lead('b')],
    })
  const read = await resolve({ record: { $from: 's5', pick: 'one' } }, false)
  expect(read).toEqual({ kind: 'ready', args: { record: lead('a') } })
})

it('leaves an optional argument out unless exactly one thing was surely found', async () => {
  const optional = (from: string) => ({ $from: from, pick: 'one', as: 'id', optional: true }) as const
  expect(await resolve({ values: { account_id: optional('s1') } })).toEqual({
    kind: 'ready',
    args: { values: { account_id: 'a' } },
  })
  for (const from of ['s2', 's3', 's4', 's5', 's9'])
    for (const acts of [true, false])
      expect(await resolve({ name: 'x', values: { account_id: optional(from) } }, acts)).toEqual({
        kind: 'ready',
        args: { name: 'x', values: {} },
      })
})

it('names the steps that arguments rest on', () => {
  expect(
    sourcesOf({ a: [{ $from: 's1', pick: 'all' }], b: { c: { $from: 's2', pick: 'one' } }, d: 'text' }),
  ).toEqual(['s1', 's2'])
})
