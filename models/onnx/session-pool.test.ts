import { expect, test } from 'vitest'
import { randomRows, randomTrees } from '../testing/random-trees.ts'
import { createSessionPool } from './session-pool.ts'
import { writeEnsemble } from './write.ts'

const file = (seed: number): Uint8Array =>
  writeEnsemble(randomTrees(seed, { features: 4, trees: 3, depth: 3 }), {
    feature_names: ['a', 'b', 'c', 'd'],
  })

test('a model is loaded once while it is open, also when asked for twice at once', async () => {
  const pool = createSessionPool()
  let loads = 0
  const load = () => {
    loads++
    return file(1)
  }
  const [first, second] = await Promise.all([pool.session('one', load), pool.session('one', load)])
  expect(first).toBe(second)
  expect(await pool.session('one', load)).toBe(first)
  expect(loads).toBe(1)
  await pool.close()
})

test('the one unused for longest is closed when there is no room, its running predictions first ended', async () => {
  const pool = createSessionPool({ most: 2 })
  const loaded: string[] = []
  const open = (name: string, seed: number) =>
    pool.session(name, () => {
      loaded.push(name)
      return file(seed)
    })
  const oldest = await open('one', 1)
  await open('two', 2)
  await open('one', 1)
  const running = oldest.predict(Float32Array.from(randomRows(1, 4, 1000)), 1000)
  await open('three', 3)
  await open('one', 1)
  await open('two', 2)
  expect(loaded).toEqual(['one', 'two', 'three', 'two'])
  await open('three', 3)
  await open('two', 2)
  expect(await running).toHaveLength(1000)
  await pool.close()
})

test('a model that cannot be opened is refused and asked for again the next time', async () => {
  const pool = createSessionPool()
  await expect(pool.session('x', () => new Uint8Array([1, 2, 3]))).rejects.toMatchObject({
    code: 'broken_model',
  })
  expect((await pool.session('x', () => file(1))).features).toBe(4)
  await pool.close()
})

test('rows that do not fit are refused; no rows have no predictions', async () => {
  const pool = createSessionPool()
  const session = await pool.session('one', () => file(1))
  await expect(session.predict(new Float32Array(5), 1)).rejects.toMatchObject({ code: 'bad_model_rows' })
  await expect(session.predict(Float32Array.of(1, 2, Infinity, 4), 1)).rejects.toMatchObject({
    code: 'bad_model_rows',
  })
  expect(await session.predict(new Float32Array(0), 0)).toHaveLength(0)
  await pool.close()
})
