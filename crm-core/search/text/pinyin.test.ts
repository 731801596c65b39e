import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { reading, readingOf } from './pinyin.ts'

/** Characters that ICU files under another of their readings; as names they are read as here. */
const otherwiseFiled = new Set('曾查翟都珺区拓长')

it('reads the characters in the order in which ICU sorts them by pinyin', () => {
  const source = readFileSync(new URL('./pinyin.ts', import.meta.url), 'utf8')
  const table = source.slice(source.indexOf('`\n'), source.lastIndexOf('`'))
  const characters = [...new Set(table.match(/\p{Script=Han}/gu))].filter((one) => !otherwiseFiled.has(one))
  const sorted = characters.toSorted(new Intl.Collator('zh-u-co-pinyin').compare)
  const read = sorted.map((character) => (reading(character) ?? '').replace('lv', 'lu0'))
  expect(characters.length).toBeGreaterThan(900)
  expect(read).toEqual(read.toSorted())
})
it('reads a whole name', () => {
  expect(readingOf('王建国')).toBe('wangjianguo')
  expect(readingOf('吕静')).toBe('lvjing')
})
it('gives no reading rather than half of one', () => {
  expect(readingOf('王龘')).toBeNull()
  expect(readingOf('Wang')).toBeNull()
  expect(readingOf('')).toBeNull()
})
