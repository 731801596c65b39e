import { expect, it } from 'vitest'
import { StringTable } from './string-table.ts'

it('gives texts back by number, of any script and length, however many there are', () => {
  const texts = [
    '',
    'Ada',
    '王伟',
    '😀 ok',
    'x'.repeat(200_000),
    ...Array.from({ length: 5000 }, (_, n) => `n°${n}`),
  ]
  const table = new StringTable()
  for (const text of texts) table.add(text)
  expect(texts.map((_, i) => table.at(i))).toEqual(texts)
})

it('has nothing under a number that was never given', () => {
  const table = new StringTable()
  expect([0, -1, 0.5, Number.NaN].map((n) => table.at(n))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  table.add('one')
  expect(table.at(1)).toBeUndefined()
})
