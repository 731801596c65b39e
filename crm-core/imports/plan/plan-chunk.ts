import type { ErrorCode, ErrorParams, FieldValue, ImportIssue, RecordInput } from '../../contract.ts'
import { shown } from '../../fields/operators.ts'
import type { TableRow } from '../read/table.ts'
import type { Importing } from './importing.ts'
import { keyOf, matchesOf, type Match } from './match.ts'
import { columnOf, readRow, targetWords, type Ambiguous, type ReadRow } from './read-row.ts'
import { resolveRelations, type Missing } from './resolve-relations.ts'

/** One record that a chunk makes or changes, and the rows that say so. */
export interface Draft {
  readonly rows: number[]
  readonly id: string | null
  /** What it was matched by. */
  readonly key: string | null
  values: Record<string, FieldValue>
}
export interface ChunkPlan {
  readonly drafts: readonly Draft[]
  readonly skipped: readonly number[]
  readonly issues: readonly ImportIssue[]
  readonly failed: ReadonlySet<number>
}
/** Creates parents that are missing and puts them among the known names; a dry run only takes note of them. */
export type MakeMissing = (missing: readonly Missing[]) => Promise<ReadonlyMap<string, ReadonlySet<string>>>

/** From rows to records: names resolved, cells read, keys matched. A bounded number of statements a chunk. */
export async function planChunk(
  importing: Importing,
  rows: readonly TableRow[],
  makeMissing: MakeMissing,
): Promise<ChunkPlan> {
  const { columns } = importing
  const missing = await resolveRelations(importing, columns, rows)
  const absent = missing.length > 0 ? await makeMissing(missing) : new Map<string, ReadonlySet<string>>()
  const read = rows.map((row) => readRow(importing, columns, row, absent))
  const sound = read.filter(({ issues }) => issues.length === 0)
  const matches = await matchesOf(importing, sound)
  const planning = new Planning(importing, matches)
  for (const row of sound) planning.add(row)
  const issues = [...read.flatMap((row) => row.issues), ...planning.issues]
  return {
    drafts: planning.drafts,
    skipped: planning.skipped,
    issues,
    failed: new Set(issues.map(({ row }) => row)),
  }
}

class Planning {
  readonly drafts: Draft[] = []
  readonly skipped: number[] = []
  readonly issues: ImportIssue[] = []
  readonly #importing: Importing
  readonly #matches: ReadonlyMap<string, readonly Match[]>
  readonly #byKey = new Map<string, Draft>()
  constructor(importing: Importing, matches: ReadonlyMap<string, readonly Match[]>) {
    this.#importing = importing
    this.#matches = matches
  }

  add(row: ReadRow): void {
    const { keys, options } = this.#importing
    const key = keyOf(this.#importing, row)
    const found = key === null ? [] : (this.#matches.get(key) ?? [])
    const earlier = key === null ? undefined : this.#byKey.get(key)
    const byId = keys.includes('id') && row.id !== null
    if (found.length === 0 && byId) return this.#refuse(row, keys[0], 'no_such_match', { got: shown(row.id) })
    if (options.on_match === 'create' && !byId) return this.#draft(row, null, null, key)
    if (found.length > 1)
      return this.#refuse(row, keys[0], 'ambiguous_match', { count: found.length, got: this.#keyWords(row) })
    const [match] = found
    if ((match || earlier) && options.on_match === 'skip') {
      this.skipped.push(row.row)
      return
    }
    if (match && !match.may_write) return this.#refuse(row, keys[0], 'not_writable', {})
    this.#draft(row, match ?? null, earlier ?? null, key)
  }

  /** A later row about the same record adds to what the earlier one said. */
  #draft(row: ReadRow, match: Match | null, earlier: Draft | null, key: string | null): void {
    const values = { ...row.values }
    for (const [name, one] of row.ambiguous) {
      const has = match?.record[name]
      if (typeof has === 'string' && one.ids.includes(has)) continue
      return this.#ambiguous(row, name, one)
    }
    if (earlier) {
      Object.assign(earlier.values, values)
      earlier.rows.push(row.row)
      return
    }
    const draft = { rows: [row.row], id: match?.record.id ?? null, key, values }
    this.drafts.push(draft)
    if (key !== null) this.#byKey.set(key, draft)
  }

  #ambiguous(row: ReadRow, name: string, { text, ids }: Ambiguous): void {
    const column = this.#importing.columns.find((one) => one.name === name)
    const object = column ? targetWords(this.#importing, column) : ''
    this.#refuse(row, name, 'ambiguous_reference', { count: ids.length, object, got: shown(text) })
  }
  #refuse({ row }: ReadRow, name = '', code: ErrorCode, params: ErrorParams): void {
    const { object, columns, scope } = this.#importing
    const { language } = scope.actor
    const words = {
      object: object.label[language].toLowerCase(),
      field: object.all[name]?.label[language] ?? name,
    }
    this.issues.push({
      row,
      column: columnOf(columns, name),
      at: name,
      code,
      params: { ...words, ...params },
    })
  }
  #keyWords = (row: ReadRow): string =>
    this.#importing.keys.map((name) => shown(name === 'id' ? row.id : row.values[name])).join(', ')
}

export const inputOf = ({ id, values }: Draft): RecordInput => (id === null ? values : { ...values, id })
