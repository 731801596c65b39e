import { expect, it } from 'vitest'
import { countIdf, weightOfToken } from './idf.ts'

const letters = 'abcdefghijklmnop'
/** A word that stands in no other text. */
const own = (n: number) =>
  `q${Array.from(n.toString(16), (digit) => letters[Number.parseInt(digit, 16)]).join('')}`
const texts = Array.from({ length: 4000 }, (_, n) => `the report about ${own(n)} 报告${n}号`)
const idf = countIdf(texts, 1)
const expected = (count: number) => Math.log((texts.length + 1) / (count + 1))

it('knows a word of one text as rare among the grams of thousands of others', () => {
  const weights = Array.from({ length: 50 }, (_, n) => weightOfToken(own(n * 80), idf))
  const near = weights.filter((weight) => Math.abs(weight - expected(1)) < 0.5)
  expect(near.length).toBeGreaterThan(45)
})

it('finds a word that stands everywhere to tell nothing, in both languages', () => {
  expect(weightOfToken('report', idf)).toBe(0.05)
  expect(weightOfToken('报告', idf)).toBe(0.05)
})

it('weighs the inflections of a word alike, and one that was never met as the rarest', () => {
  expect(weightOfToken('reporting', idf)).toBe(weightOfToken('report', idf))
  expect(weightOfToken('zebra', idf)).toBeGreaterThan(expected(3))
})

it('tells all words alike before anything was counted', () => {
  expect(weightOfToken('report', null)).toBe(1)
})
