import type { Cell } from '../../contract.ts'

/** How the bytes of a file become rows: found out once, when it is uploaded. */
export type TableFormat =
  { readonly kind: 'csv'; readonly encoding: string; readonly delimiter: string } | { readonly kind: 'xlsx' }

/** A row of a file, by its number as a spreadsheet shows it. */
export interface TableRow {
  readonly row: number
  readonly cells: readonly Cell[]
}

/** A row in which nothing stands is no row. */
export const isBlank = (cells: readonly Cell[]): boolean =>
  cells.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''))
