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
const resolve = (args: PlanArgs) => resolveRefs(args, (id) => found[id] ?? null, crm)

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

it('names the steps that arguments rest on', () => {
  expect(
    sourcesOf({ a: [{ $from: 's1', pick: 'all' }], b: { c: { $from: 's2', pick: 'one' } }, d: 'text' }),
  ).toEqual(['s1', 's2'])
})
