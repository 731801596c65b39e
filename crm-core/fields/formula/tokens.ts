import { FormulaError } from './types.ts'

export interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'sign' | 'end'
  readonly text: string
  /** Position in the expression, from 1. */
  readonly at: number
}
const shapes = [
  ['space', /\s+/y],
  ['number', /\d+(?:\.\d+)?/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['text', /"[^"]*"|'[^']*'/y],
  ['sign', /<=|>=|<>|!=|[-+*/(),=<>]/y],
] as const

/** The words and signs of an expression, an end mark last. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  let position = 0
  while (position < source.length) {
    const at = position + 1
    const [kind, text] = nextAt(source, position) ?? []
    if (kind === undefined || text === undefined) throw unreadable(source, position)
    position += text.length
    if (kind !== 'space') tokens.push({ kind, text: kind === 'text' ? text.slice(1, -1) : text, at })
  }
  return [...tokens, { kind: 'end', text: '', at: source.length + 1 }]
}

function nextAt(source: string, position: number) {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = position
    const found = shape.exec(source)
    if (found) return [kind, found[0]] as const
  }
  return null
}

function unreadable(source: string, position: number): FormulaError {
  const sign = String.fromCodePoint(source.codePointAt(position) ?? 32)
  const quote = sign === '"' || sign === "'"
  const expected = quote
    ? { en: 'the closing quote', zh: '右引号' }
    : { en: 'a value, a field or an operator', zh: '值、字段或运算符' }
  return new FormulaError({ code: 'formula_syntax', at: position + 1, expected, got: sign })
}
