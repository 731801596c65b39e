import type { Condition, Filter, FilterValue, Operator, Scalar } from '#crm-core/contract'
import { namedPeriods } from '#crm-core/contract'
import { tokensOf, unreadable } from './tokens.ts'
import type { Token } from './tokens.ts'

const signs: Readonly<Record<string, Operator>> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '~': 'contains',
}
const periodNames: ReadonlySet<string> = new Set(namedPeriods)
const isPeriod = (text: string) => periodNames.has(text) || /^(last|next)_\d+_(days|weeks|months)$/.test(text)

/**
 * Reads `amount>50000 and (stage=negotiation or close_date in this_quarter) and not name ~ "test"`.
 *
 *   filter    = all { "or" all }            all  = one { "and" one }
 *   one       = "not" one | "(" filter ")" | condition
 *   condition = FIELD ( = | != | < | <= | > | >= | ~ ) VALUE
 *             | FIELD [ "not" ] "in" ( "(" VALUE { "," VALUE } ")" | PERIOD )
 *             | FIELD ( "contains" | "starts_with" ) VALUE
 *             | FIELD "between" VALUE "and" VALUE
 *             | FIELD "within" "(" LATITUDE "," LONGITUDE "," KILOMETRES ")"
 *             | FIELD "is" [ "not" ] "null"
 *
 * A bare number, true, false or null is that; quotes make anything text.
 */
export function parseFilter(source: string): Filter {
  const tokens = tokensOf(source)
  let position = 0
  const peek = (): Token => tokens[position] ?? { kind: 'end', text: '', at: source.length }
  const next = (): Token => {
    const token = peek()
    position += 1
    return token
  }
  const refuse = (token: Token, wanted: string) =>
    unreadable(source, token.at, token.kind === 'end' ? `${wanted} is missing` : `expected ${wanted} here`)
  const isWord = (token: Token, text: string) => token.kind === 'word' && token.text.toLowerCase() === text
  const takeWord = (text: string) => isWord(peek(), text) && Boolean(next())
  const takeSign = (text: string) => {
    const token = peek()
    return token.kind === 'sign' && token.text === text && Boolean(next())
  }
  function need(taken: boolean, wanted: string): void {
    if (!taken) throw refuse(peek(), wanted)
  }

  function filter(): Filter {
    const parts = [all()]
    while (takeWord('or')) parts.push(all())
    return parts.length === 1 ? (parts[0] ?? { or: parts }) : { or: parts }
  }
  function all(): Filter {
    const parts = [one()]
    while (takeWord('and')) parts.push(one())
    return parts.length === 1 ? (parts[0] ?? { and: parts }) : { and: parts }
  }
  function one(): Filter {
    if (takeWord('not')) return { not: one() }
    if (!takeSign('(')) return condition()
    const inner = filter()
    need(takeSign(')'), '")"')
    return inner
  }
  function condition(): Condition {
    const name = next()
    if (name.kind !== 'word') throw refuse(name, 'a field')
    const field = name.text
    const token = next()
    const sign = token.kind === 'sign' ? signs[token.text] : undefined
    if (sign) return { field, op: sign, value: value() }
    if (isWord(token, 'contains')) return { field, op: 'contains', value: value() }
    if (isWord(token, 'starts_with')) return { field, op: 'starts_with', value: value() }
    if (isWord(token, 'is')) return isNull(field)
    if (isWord(token, 'between')) return between(field)
    if (isWord(token, 'in')) return within(field, 'in')
    if (isWord(token, 'within')) return around(field)
    if (isWord(token, 'in_period')) return { field, op: 'in_period', value: period(next()) }
    if (isWord(token, 'not')) {
      need(takeWord('in'), '"in"')
      return within(field, 'not_in')
    }
    throw refuse(token, 'a comparison such as =, >, in, contains, between or "is null"')
  }
  function isNull(field: string): Condition {
    const op = takeWord('not') ? 'is_not_null' : 'is_null'
    need(takeWord('null'), '"null"')
    return { field, op }
  }
  function between(field: string): Condition {
    const from = value()
    need(takeWord('and'), '"and"')
    return { field, op: 'between', value: [from, value()] }
  }
  function within(field: string, op: 'in' | 'not_in'): Condition {
    if (!takeSign('(')) {
      if (op === 'not_in') throw refuse(peek(), 'a list in parentheses')
      return { field, op: 'in_period', value: period(next()) }
    }
    const values = [value()]
    while (takeSign(',')) values.push(value())
    need(takeSign(')'), '")"')
    return { field, op, value: values }
  }
  function around(field: string): Condition {
    const wanted = 'latitude, longitude and kilometres such as (31.23, 121.47, 10)'
    const number = (): number => {
      const token = peek()
      const given = value()
      if (typeof given !== 'number') throw refuse(token, wanted)
      return given
    }
    need(takeSign('('), wanted)
    const latitude = number()
    need(takeSign(','), wanted)
    const longitude = number()
    need(takeSign(','), wanted)
    const radius_km = number()
    need(takeSign(')'), '")"')
    return { field, op: 'within', value: { latitude, longitude, radius_km } }
  }
  function period(token: Token): FilterValue {
    if (token.kind === 'word' && isPeriod(token.text)) return token.text
    throw refuse(token, 'a list in parentheses, or a period such as this_week or last_30_days')
  }
  function value(): Scalar {
    const token = next()
    if (token.kind === 'text') return token.text
    if (token.kind !== 'word') throw refuse(token, 'a value')
    return scalarOf(token.text)
  }

  const whole = filter()
  if (peek().kind !== 'end') throw refuse(peek(), '"and", "or" or the end')
  return whole
}

function scalarOf(word: string): Scalar {
  if (word === 'true' || word === 'false') return word === 'true'
  if (word === 'null') return null
  return /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : word
}
