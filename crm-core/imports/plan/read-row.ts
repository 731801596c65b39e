import type { ErrorCode, ErrorParams, ImportIssue } from '../../contract.ts'
import { plainCell } from '../../fields/cells.ts'
import { shown } from '../../fields/operators.ts'
import { parseInput, type Values } from '../../records/parse-input.ts'
import type { TableRow } from '../read/table.ts'
import type { Importing, MappedColumn } from './importing.ts'
import { textOf } from './resolve-relations.ts'

/** A text that several records go by. */
export interface Ambiguous {
  readonly text: string
  readonly ids: readonly string[]
}
/** One row as values of fields, with everything that is wrong with it. */
export interface ReadRow {
  readonly row: number
  readonly values: Values
  readonly id: string | null
  /** Relation texts that several records go by: an existing record may keep the one it has. */
  readonly ambiguous: ReadonlyMap<string, Ambiguous>
  readonly issues: readonly ImportIssue[]
}

/** Reads the cells of a row by the kinds of their fields. `absent` are names that are about to be created. */
export function readRow(
  importing: Importing,
  columns: readonly MappedColumn[],
  { row, cells }: TableRow,
  absent: ReadonlyMap<string, ReadonlySet<string>>,
): ReadRow {
  const { scope, object, cells: about, options, width } = importing
  const input: Record<string, unknown> = {}
  const issues: ImportIssue[] = []
  const ambiguous = new Map<string, Ambiguous>()
  let id: string | null = null
  const issue = ({ column, name }: MappedColumn, code: ErrorCode, params: ErrorParams) =>
    issues.push({ row, column, at: name, code, params })

  const extra = cells.slice(width).filter((cell) => cell !== null && String(cell).trim() !== '').length
  if (extra > 0) issues.push({ row, column: null, at: '', code: 'extra_cells', params: { count: extra } })
  for (const mapped of columns) {
    const { index, name, field } = mapped
    const cell = cells[index] ?? null
    if (cell === null || (typeof cell === 'string' && cell.trim() === '')) {
      if (options.blank === 'clear') input[name] = null
      continue
    }
    if (name === 'id') id = textOf(cell)
    else if (!field.targets) input[name] = (field.fromCell ?? plainCell)(unguarded(cell), about)
    else {
      const text = textOf(cell)
      if (absent.get(name)?.has(text)) continue
      const ids = importing.names.get(name, text) ?? []
      const [only, ...others] = ids
      if (only !== undefined && others.length === 0) {
        const mine = name !== 'owner_id' || importing.owners.get(only) === true
        if (mine) input[name] = only
        else
          issue(mapped, 'owner_out_of_reach', { field: field.label[scope.actor.language], got: shown(text) })
      } else if (ids.length > 1) ambiguous.set(name, { text, ids })
      else issue(mapped, 'unknown_reference', { object: targetWords(importing, mapped), got: shown(text) })
    }
  }
  const parsed = parseInput(scope, object, input)
  for (const { at, code, params } of parsed.issues)
    issues.push({ row, column: columnOf(columns, at), at, code, ...(params && { params }) })
  return { row, values: parsed.values, id, ambiguous, issues }
}

/** An apostrophe that keeps a spreadsheet from taking text for a formula is not part of the text. */
const unguarded = <C>(cell: C): C | string =>
  typeof cell === 'string' && /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell

export const columnOf = (columns: readonly MappedColumn[], field: string): string | null =>
  columns.find(({ name }) => name === field)?.column ?? null

export function targetWords({ scope }: Importing, { field }: MappedColumn): string {
  const { language } = scope.actor
  return (field.targets ?? [])
    .map((name) => scope.catalog.known(name).label[language].toLowerCase())
    .join(' / ')
}
