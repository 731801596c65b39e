import { textOfCents } from './decimal.ts'
import type { Part } from './compiled.ts'
import { FormulaError, OutOfRange, type Value } from './types.ts'

/**
 * What is known before any record is seen becomes a value at once. PostgreSQL would do the same, but while it
 * checks whether a generated column is immutable it compares constant texts without a collation and fails.
 */
export function folded(part: Part, args: readonly Part[]): Part {
  if (part.constant || !args.every(({ constant }) => constant)) return part
  try {
    const value = part.run({})
    return { ...part, constant: true, sql: sqlOf(part.type, value), run: () => value }
  } catch (error) {
    if (!(error instanceof OutOfRange)) throw error
    throw new FormulaError({
      code: 'formula_type',
      at: part.at,
      expected: { en: 'a value that can be stored', zh: '可以保存的值' },
      got: { en: 'one that is too large or too small', zh: '过大或过小的值' },
    })
  }
}

function sqlOf(type: Part['type'], value: Value): string {
  if (value === null) return `null::${sqlTypes[type]}`
  if (typeof value === 'bigint') return `'${textOfCents(value)}'::numeric`
  if (typeof value === 'number') return `'${value}'::double precision`
  if (typeof value === 'boolean') return String(value)
  return type === 'date' ? dateSql(value) : `'${value.replaceAll("'", "''")}'::text`
}
/** The cast from text to a date depends on a setting; this does not. */
const dateSql = (day: string): string => `make_date(${day.split('-').map(Number).join(', ')})`

export const sqlTypes: Readonly<Record<Part['type'], string>> = {
  number: 'double precision',
  money: 'numeric',
  text: 'text',
  date: 'date',
  time: 'timestamptz',
  boolean: 'boolean',
  null: 'text',
  other: 'text',
}
