import type { Label } from '../../contract.ts'
import { tokensOf, type Token } from './tokens.ts'
import { FormulaError } from './types.ts'

/** An expression as it is written; `at` is where its own word or sign stands. */
export type Node =
  | {
      readonly kind: 'literal'
      readonly value: number | string | boolean | null
      readonly text: string
      readonly at: number
    }
  | { readonly kind: 'field'; readonly name: string; readonly at: number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[]; readonly at: number }

const precedence: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '=': 4,
  '!=': 4,
  '<>': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
}
const deepest = 40
const notBinds = 3
const minusBinds = 7
const constants: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }

/** Reads an expression into calls: `a + b` is a call of `+`. */
export function parseFormula(source: string): Node {
  const tokens = tokensOf(source)
  let position = 0
  const peek = (): Token => tokens[position] ?? { kind: 'end', text: '', at: source.length + 1 }
  const take = (): Token => {
    const token = peek()
    position += 1
    return token
  }
  const isSign = (text: string) => peek().kind === 'sign' && peek().text === text
  const need = (text: string) => {
    if (!isSign(text)) throw missing(peek(), { en: `"${text}"`, zh: `“${text}”` })
    take()
  }
  const operatorAhead = (): string => {
    const { kind, text } = peek()
    return kind === 'sign' ? text : kind === 'name' ? text.toLowerCase() : ''
  }

  function expression(binds: number, depth: number): Node {
    if (depth > deepest) throw new FormulaError({ code: 'formula_too_long', at: peek().at, got: '(' })
    let left = operand(depth)
    for (;;) {
      const name = operatorAhead()
      const own = precedence[name]
      if (own === undefined || own <= binds) return left
      const { at } = take()
      left = { kind: 'call', name: name === '<>' ? '!=' : name, args: [left, expression(own, depth + 1)], at }
      // A comparison of a comparison reads like mathematics and is not: `a < b < c` is refused.
      if (own === 4 && precedence[operatorAhead()] === 4)
        throw missing(peek(), { en: '"and" or "or"', zh: '“and”或“or”' })
    }
  }
  function operand(depth: number): Node {
    const token = take()
    const { kind, text, at } = token
    if (kind === 'number') return { kind: 'literal', value: Number(text), text, at }
    if (kind === 'text') return { kind: 'literal', value: text, text, at }
    if (kind === 'sign' && text === '-')
      return { kind: 'call', name: 'negative', args: [expression(minusBinds, depth + 1)], at }
    if (kind === 'sign' && text === '(') {
      const inner = expression(0, depth + 1)
      need(')')
      return inner
    }
    if (kind === 'name') return named(token, depth)
    throw missing(token, { en: 'a value or a field', zh: '值或字段' })
  }
  function named({ text, at }: Token, depth: number): Node {
    const name = text.toLowerCase()
    if (name === 'not') return { kind: 'call', name, args: [expression(notBinds, depth + 1)], at }
    const constant = constants[name]
    if (constant !== undefined) return { kind: 'literal', value: constant, text: name, at }
    if (!isSign('(')) return { kind: 'field', name: text, at }
    return { kind: 'call', name, args: callArguments(depth), at }
  }
  function callArguments(depth: number): Node[] {
    need('(')
    const args: Node[] = []
    if (!isSign(')')) args.push(expression(0, depth + 1))
    while (isSign(',')) {
      take()
      args.push(expression(0, depth + 1))
    }
    need(')')
    return args
  }

  const whole = expression(0, 0)
  if (peek().kind !== 'end') throw missing(peek(), { en: 'an operator or the end', zh: '运算符或结尾' })
  return whole
}

const missing = (token: Token, expected: Label): FormulaError =>
  new FormulaError({
    code: 'formula_syntax',
    at: token.at,
    expected,
    got: token.kind === 'end' ? { en: 'the end', zh: '结尾' } : token.text,
  })
