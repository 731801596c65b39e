import { finite, overNumber, plainText, roundCents, roundNumber, timesNumber, inRange } from './decimal.ts'
import { addDays, daysBetween, dayNumber } from './days.ts'
import { alike, ofType, wrongType, type Part, type Row, type Typed } from './compiled.ts'
import type { Node } from './parse.ts'
import { FormulaError, OutOfRange, type FormulaType, type Value } from './types.ts'

type Call = Extract<Node, { kind: 'call' }>
type Compile = (args: readonly Part[], call: Call) => Part

interface Callable {
  readonly least: number
  readonly most: number
  readonly compile: Compile
}
const callable = (least: number, most: number, compile: Compile): Callable => ({ least, most, compile })

/** A part whose value is null as soon as one of its arguments is. */
function strict(
  type: FormulaType,
  call: Call,
  args: readonly Part[],
  sql: string,
  run: (...values: NonNullable<Value>[]) => Value,
): Typed {
  return {
    type,
    sql: `(${sql})`,
    at: call.at,
    run(row) {
      const values: NonNullable<Value>[] = []
      for (const arg of args) {
        const value = arg.run(row)
        if (value !== null) values.push(value)
      }
      return values.length === args.length ? run(...values) : null
    },
  }
}
/** The first and second argument; how many there are was checked before. */
function pair(args: readonly Part[], call: Call): readonly [Part, Part] {
  const [a, b] = args
  if (!a || !b) throw wrongCount(call, 2)
  return [a, b]
}
function single(args: readonly Part[], call: Call): Part {
  const [a] = args
  if (!a) throw wrongCount(call, 1)
  return a
}
const wrongCount = (call: Call, count: number): FormulaError =>
  new FormulaError({
    code: 'formula_syntax',
    at: call.at,
    expected: { en: `${count} values`, zh: `${count} 个值` },
    got: call.name,
  })

const numeric = (sql: string): string => `(${sql})::text::numeric`
/** Said aloud, because the database does not find it out for expressions of constants. */
const collation = 'collate "C"'
/** Postgres refuses a product or quotient that is too small to be told from zero. */
const notLost = (value: number, ...from: number[]): number => {
  if (value === 0 && from.every((one) => one !== 0)) throw new OutOfRange()
  return finite(value)
}

const plus: Compile = (args, call) => {
  const [a, b] = pair(args, call)
  if (a.type === 'date' || b.type === 'date') return dayLater(a, b, call, 1)
  const [x, y] = sameAmounts(a, b, call)
  const sql = `${x.sql} + ${y.sql}`
  return x.type === 'money'
    ? strict('money', call, [x, y], sql, (p, q) => inRange(BigInt(p) + BigInt(q)))
    : strict('number', call, [x, y], sql, (p, q) => finite(Number(p) + Number(q)))
}
const minus: Compile = (args, call) => {
  const [a, b] = pair(args, call)
  if (a.type === 'date' && b.type === 'date')
    return strict('number', call, [a, b], `(${a.sql} - ${b.sql})::double precision`, (p, q) =>
      daysBetween(String(q), String(p)),
    )
  if (a.type === 'time' && b.type === 'time')
    return strict(
      'number',
      call,
      [a, b],
      `extract(epoch from ${a.sql} - ${b.sql})::double precision / 86400`,
      (p, q) => (Number(p) - Number(q)) / 1000 / 86_400,
    )
  if (a.type === 'date') return dayLater(a, b, call, -1)
  const [x, y] = sameAmounts(a, b, call)
  const sql = `${x.sql} - ${y.sql}`
  return x.type === 'money'
    ? strict('money', call, [x, y], sql, (p, q) => inRange(BigInt(p) - BigInt(q)))
    : strict('number', call, [x, y], sql, (p, q) => finite(Number(p) - Number(q)))
}
const sameAmounts = (a: Part, b: Part, call: Call): readonly [Typed, Typed] => {
  const [x, y] = alike([ofType(a, 'number', 'money'), ofType(b, 'number', 'money')], call)
  if (!x || !y) throw wrongCount(call, 2)
  return [x, y]
}
/** A date some days later or earlier; more than ten thousand years away there is none. */
function dayLater(a: Part, b: Part, call: Call, sign: 1 | -1): Typed {
  const [date, days] = a.type === 'date' ? [a, ofType(b, 'number')] : [ofType(b, 'date'), ofType(a, 'number')]
  const sql = `case when abs(${days.sql}) <= 3650000 then ${date.sql} ${sign > 0 ? '+' : '-'} trunc(${days.sql})::integer end`
  return strict('date', call, [date, days], sql, (day, count) =>
    Math.abs(Number(count)) <= 3_650_000 ? addDays(String(day), sign * Math.trunc(Number(count))) : null,
  )
}
const times: Compile = (args, call) => {
  const [a, b] = pair(args, call).map((arg) => ofType(arg, 'number', 'money'))
  if (!a || !b) throw wrongCount(call, 2)
  if (a.type === 'money' && b.type === 'money') throw wrongType(b, ['number'])
  if (a.type === 'number' && b.type === 'number')
    return strict('number', call, [a, b], `${a.sql} * ${b.sql}`, (p, q) =>
      notLost(Number(p) * Number(q), Number(p), Number(q)),
    )
  const [amount, by] = a.type === 'money' ? [a, b] : [b, a]
  const sql = `round(${amount.sql} * ${numeric(by.sql)}, 2)`
  return strict('money', call, [amount, by], sql, (p, q) => timesNumber(BigInt(p), Number(q)))
}
const over: Compile = (args, call) => {
  const [a, b] = pair(args, call).map((arg) => ofType(arg, 'number', 'money'))
  if (!a || !b) throw wrongCount(call, 2)
  if (a.type === 'number' && b.type === 'money') throw wrongType(b, ['number'])
  if (a.type === 'money' && b.type === 'number') {
    // Exact whole division, a half away from zero: numeric's own quotient is rounded twice.
    const by = numeric(b.sql)
    const sql = `div(${a.sql} * 200 + sign(${a.sql}) * abs(${by}), nullif(2 * ${by}, 0)) * 0.01`
    return strict('money', call, [a, b], sql, (p, q) => overNumber(BigInt(p), Number(q)))
  }
  const [x, y] = [a, b].map((one) => (one.type === 'money' ? `${one.sql}::double precision` : one.sql))
  return strict('number', call, [a, b], `${x} / nullif(${y}, 0)`, (p, q) => {
    const [from, by] = a.type === 'money' ? [Number(p) / 100, Number(q) / 100] : [Number(p), Number(q)]
    return by === 0 ? null : from === 0 ? 0 : notLost(from / by, from)
  })
}
const negative: Compile = (args, call) => {
  const part = ofType(single(args, call), 'number', 'money')
  return strict(part.type, call, [part], `- ${part.sql}`, (value) =>
    typeof value === 'bigint' ? -value : -Number(value) + 0,
  )
}

type Order = (sign: number) => boolean
const comparing = (operator: string, holds: Order, ordered: boolean) =>
  callable(2, 2, (args, call) => {
    const [a, b] = alike(args, call)
    if (!a || !b) throw wrongCount(call, 2)
    for (const part of args) if (part.type === 'null') throw wrongType(part, ['number', 'text', 'date'])
    if (ordered && (a.type === 'text' || a.type === 'boolean'))
      throw wrongType(a, ['number', 'money', 'date'])
    return strict(
      'boolean',
      call,
      [a, b],
      `${a.sql} ${operator} ${b.sql}${a.type === 'text' ? ` ${collation}` : ''}`,
      (p, q) => holds(p === q ? 0 : p < q ? -1 : 1),
    )
  })

const logic = (word: 'and' | 'or', decisive: boolean) =>
  callable(2, 2, (args, call) => {
    const [a, b] = pair(args, call).map((part) => ofType(part, 'boolean'))
    if (!a || !b) throw wrongCount(call, 2)
    const [known, other] = a.constant ? [a, b] : [b, a]
    if (known.constant && known.run({}) === decisive) return known
    if (known.constant && known.run({}) === !decisive) return other
    return {
      type: 'boolean',
      at: call.at,
      sql: `(${a.sql} ${word} ${b.sql})`,
      // What is unknown matters only where the other side does not decide.
      run(row) {
        const [p, q] = [a.run(row), b.run(row)]
        if (p === decisive || q === decisive) return decisive
        return p === null || q === null ? null : !decisive
      },
    }
  })

const choose: Compile = (args, call) => {
  const [condition, ...rest] = args
  const [yes, no] = alike(rest.length === 1 ? [...rest, nothing(call)] : rest, call)
  if (!condition || !yes || !no) throw wrongCount(call, 3)
  const asked = ofType(condition, 'boolean')
  if (asked.constant) return asked.run({}) === true ? yes : no
  return {
    type: yes.type,
    at: call.at,
    sql: `(case when ${asked.sql} then ${yes.sql} else ${no.sql} end)`,
    run: (row) => (asked.run(row) === true ? yes : no).run(row),
  }
}
const nothing = ({ at }: Call): Part => ({ type: 'null', sql: 'null', at, constant: true, run: () => null })

const firstThere: Compile = (args, call) => {
  const all = alike(args, call)
  const there = all.filter((part) => !part.constant || part.run({}) !== null)
  const parts = untilKnown(there.length > 0 ? there : all)
  const [first] = parts
  if (first?.constant) return first
  return joined(parts, call, 'coalesce', (row) => {
    for (const part of parts) {
      const value = part.run(row)
      if (value !== null) return value
    }
    return null
  })
}
/** Nothing after a value that is there for certain is ever looked at. */
function untilKnown(parts: readonly Typed[]): readonly Typed[] {
  const known = parts.findIndex((part) => part.constant && part.run({}) !== null)
  return known < 0 ? parts : parts.slice(0, known + 1)
}
const extreme = (fn: 'least' | 'greatest'): Callable =>
  callable(2, 20, (args, call) => {
    const parts = alike(args, call)
    const [first] = parts
    if (first && (first.type === 'text' || first.type === 'boolean'))
      throw wrongType(first, ['number', 'money', 'date'])
    const better = (p: NonNullable<Value>, q: NonNullable<Value>) => (fn === 'least' ? p < q : p > q)
    return joined(parts, call, fn, (row) => {
      const values = parts.map((part) => part.run(row)).filter((value) => value !== null)
      return values.length === 0 ? null : values.reduce((best, value) => (better(value, best) ? value : best))
    })
  })
function joined(parts: readonly Typed[], call: Call, fn: string, run: (row: Row) => Value): Part {
  const [first] = parts
  if (!first) throw wrongCount(call, 1)
  return { type: first.type, at: call.at, sql: `${fn}(${parts.map(({ sql }) => sql).join(', ')})`, run }
}

const rounding: Compile = (args, call) => {
  const part = ofType(single(args, call), 'number', 'money')
  const places = call.args[1]
  if (places && (places.kind !== 'literal' || typeof places.value !== 'number' || !isPlaces(places.value)))
    throw new FormulaError({
      code: 'formula_syntax',
      at: places.at,
      expected: { en: 'a whole number from 0 to 6', zh: '0 到 6 的整数' },
      got: places.kind === 'literal' ? places.text : places.name,
    })
  const count = places?.kind === 'literal' ? Number(places.value) : 0
  return part.type === 'money'
    ? strict('money', call, [part], `round(${part.sql}, ${count})`, (p) => roundCents(BigInt(p), count))
    : strict('number', call, [part], `round(${numeric(part.sql)}, ${count})::double precision`, (p) =>
        roundNumber(Number(p), count),
      )
}
const isPlaces = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 6

/** Nothing joined is nothing: split by nothing, an empty text has no part, and any other is its own first. */
const concatenation: Compile = (args, call) => {
  const parts = args.map((part) => ofType(part, 'text'))
  const joined = parts.map(({ sql }) => `coalesce(${sql}, '')`).join(' || ')
  return {
    type: 'text',
    at: call.at,
    // Not nullif: PostgreSQL loses its collation where it can work out the texts beforehand, and fails.
    sql: `(string_to_array(${joined}, ''))[1]`,
    run: (row) => parts.map((part) => part.run(row) ?? '').join('') || null,
  }
}
const one = (
  type: FormulaType,
  from: FormulaType,
  sql: (arg: string) => string,
  run: (value: NonNullable<Value>) => Value,
): Callable =>
  callable(1, 1, (args, call) => {
    const part = ofType(single(args, call), from)
    return strict(type, call, [part], sql(part.sql), run)
  })

/** What an expression may call, operators included. All of it is immutable in SQL, so that columns can be made of it. */
export const functions: Readonly<Record<string, Callable>> = {
  '+': callable(2, 2, plus),
  '-': callable(2, 2, minus),
  '*': callable(2, 2, times),
  '/': callable(2, 2, over),
  negative: callable(1, 1, negative),
  '=': comparing('=', (sign) => sign === 0, false),
  '!=': comparing('<>', (sign) => sign !== 0, false),
  '<': comparing('<', (sign) => sign < 0, true),
  '<=': comparing('<=', (sign) => sign <= 0, true),
  '>': comparing('>', (sign) => sign > 0, true),
  '>=': comparing('>=', (sign) => sign >= 0, true),
  and: logic('and', false),
  or: logic('or', true),
  not: one(
    'boolean',
    'boolean',
    (arg) => `not ${arg}`,
    (value) => value !== true,
  ),
  if: callable(2, 3, choose),
  coalesce: callable(1, 20, firstThere),
  min: extreme('least'),
  max: extreme('greatest'),
  round: callable(1, 2, rounding),
  abs: callable(1, 1, (args, call) => {
    const part = ofType(single(args, call), 'number', 'money')
    return strict(part.type, call, [part], `abs(${part.sql})`, (value) =>
      typeof value === 'bigint' ? (value < 0n ? -value : value) : Math.abs(Number(value)),
    )
  }),
  concat: callable(1, 20, concatenation),
  length: one(
    'number',
    'text',
    (arg) => `length(${arg})::double precision`,
    (value) => Array.from(String(value)).length,
  ),
  text: one(
    'text',
    'number',
    (arg) => `trim_scale(${numeric(arg)})::text`,
    (value) => plainText(Number(value)),
  ),
  days: callable(2, 2, (args, call) => {
    const [from, to] = pair(args, call)
    return minus([ofType(to, 'date', 'time'), ofType(from, 'date', 'time')], call)
  }),
  date: callable(3, 3, (_, call) => {
    const [year, month, day] = call.args.map((arg) => (arg.kind === 'literal' ? Number(arg.value) : NaN))
    const text = dayNumber(year, month, day)
    if (text === null)
      throw new FormulaError({
        code: 'formula_syntax',
        at: call.at,
        expected: {
          en: 'a year, a month and a day, as in date(2026, 11, 23)',
          zh: '年、月、日，例如 date(2026, 11, 23)',
        },
        got: call.name,
      })
    return { type: 'date', at: call.at, sql: `make_date(${year}, ${month}, ${day})`, run: () => text }
  }),
  blank: callable(1, 1, (args, call) => {
    const part = single(args, call)
    return {
      type: 'boolean',
      at: call.at,
      sql: `(${part.sql} is null)`,
      run: (row) => part.run(row) === null,
    }
  }),
}
