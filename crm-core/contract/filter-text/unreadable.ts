import { HotcrmError } from '../errors.ts'
import type { Label } from '../actor.ts'
import type { Token } from './tokens.ts'

/** What may stand at a place of a filter, in words. */
export const expectations = {
  token: { en: 'a word, a value in quotes or a sign', zh: '单词、引号中的值或符号' },
  field: { en: 'a field, "not", "has" or "("', zh: '字段、“非”、“有”或“(”' },
  comparison: {
    en: 'a comparison such as =, >=, in, contains, between or "is empty"',
    zh: '比较词，例如 =、>=、属于、包含、介于或“为空”',
  },
  value: { en: 'a value', zh: '一个值' },
  list: { en: 'a list in parentheses', zh: '括号中的列表' },
  listOrPeriod: {
    en: 'a list in parentheses, or a period such as this_week or last_30_days',
    zh: '括号中的列表，或时间段，例如 本周 或 最近30天',
  },
  bound: { en: '"from" or "to" and a date', zh: '“从”或“到”加日期' },
  and: { en: '"and" and the upper value', zh: '“且”和上限值' },
  in: { en: '"in"', zh: '“in”' },
  with: { en: '"with"', zh: '“with”' },
  null: { en: '"empty" or "null"', zh: '“空”' },
  close: { en: '")"', zh: '“)”' },
  comma: { en: '"," or ")"', zh: '“,”或“)”' },
  relation: { en: 'a relation such as opportunities', zh: '关联列表，例如 opportunities' },
  number: { en: 'a number', zh: '数字' },
  km: { en: '"km"', zh: '“公里”' },
  place: { en: 'a place such as 31.2,121.5', zh: '位置，例如 31.2,121.5' },
  end: { en: '"and", "or" or the end', zh: '“且”、“或”或结尾' },
  shallow: { en: 'fewer parentheses', zh: '更少的括号' },
} as const satisfies Record<string, Label>
export type Expectation = keyof typeof expectations

/** `bad_filter`: the line and column, what was expected there, and the line with a mark below. */
export function unreadable(source: string, { kind, text, at }: Token, expected: Expectation): HotcrmError {
  const before = source.slice(0, at)
  const start = before.lastIndexOf('\n') + 1
  const line = source.slice(start).split('\n', 1)[0] ?? ''
  const found = kind === 'end' ? { en: 'the end', zh: '结尾' } : { en: `"${text}"`, zh: `“${text}”` }
  return new HotcrmError('bad_filter', {
    line: before.split('\n').length,
    column: before.length - start + 1,
    expected: expectations[expected].en,
    expected_zh: expectations[expected].zh,
    found: found.en,
    found_zh: found.zh,
    excerpt: `${line}\n  ${blank(before.slice(start))}^`,
  })
}
/** As wide as the text: a Chinese character takes the room of two Latin ones. */
const blank = (text: string): string =>
  text.replace(/[^\t]/gu, (char) => (/[\u1100-\u115f\u2e80-\uffef]/u.test(char) ? '\u3000' : ' '))
