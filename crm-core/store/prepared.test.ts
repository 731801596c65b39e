import { expect, it } from 'vitest'
import { PreparedNames } from './prepared.ts'

const times = <T>(count: number, work: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => work(at))

it('names a statement from its third time on, the same for every session', () => {
  const names = new PreparedNames()
  const [one, other] = [{}, {}]
  const given = times(4, () => names.nameOf(one, 'SELECT $1'))
  expect(given).toEqual([undefined, undefined, given[2], given[2]])
  expect(given[2]).toBeTypeOf('string')
  expect(names.nameOf(other, 'SELECT $1')).toBe(given[2])
  expect(names.nameOf(other, 'SELECT $1, 2')).toBeUndefined()
})

it('leaves a session that keeps many statements with those, and sends others as they are', () => {
  const names = new PreparedNames()
  const session = {}
  const named = times(400, (at) => times(3, () => names.nameOf(session, `SELECT $1, ${at}`)).at(-1))
  expect(named.filter(Boolean)).toHaveLength(150)
  expect(names.nameOf(session, 'SELECT $1, 0')).toBe(named[0])
  expect(times(3, () => names.nameOf({}, 'SELECT $1, 399')).at(-1)).toBeTypeOf('string')
})

it('takes other names after a change of columns', () => {
  const names = new PreparedNames()
  const name = () => times(3, () => names.nameOf({}, 'SELECT $1')).at(-1)
  const before = name()
  names.renew()
  expect(name()).not.toBe(before)
})
