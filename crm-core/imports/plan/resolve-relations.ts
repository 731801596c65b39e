import type { Cell } from '../../contract.ts'
import { rightsOf } from '../../access/can.ts'
import { plainCell, usualCells } from '../../fields/cells.ts'
import type { ObjectType } from '../../objects/schema.ts'
import { peopleWithin } from '../../records/people-within.ts'
import type { TableRow } from '../read/table.ts'
import { findNames } from './find-names.ts'
import type { Importing, MappedColumn } from './importing.ts'

/** Texts of a relation column that name nothing yet and may be created by their name. */
export interface Missing {
  readonly column: MappedColumn
  readonly target: ObjectType
  readonly texts: readonly string[]
}

export const textOf = (cell: Cell | undefined): string => {
  const text = plainCell(cell ?? null, usualCells)
  return typeof text === 'string' ? text.trim() : ''
}

/** Looks up what the relation columns of a chunk name, as far as it is not known; answers what is missing. */
export async function resolveRelations(
  importing: Importing,
  columns: readonly MappedColumn[],
  rows: readonly TableRow[],
): Promise<Missing[]> {
  const { scope, names } = importing
  const missing: Missing[] = []
  for (const column of columns) {
    const { targets } = column.field
    if (!targets) continue
    const texts = new Set(rows.map(({ cells }) => textOf(cells[column.index])).filter(Boolean))
    const unknown = [...texts].filter((text) => names.get(column.name, text) === undefined)
    const found = unknown.length > 0 ? await findNames(scope, targets, unknown) : new Map<string, string[]>()
    for (const [text, ids] of found) names.set(column.name, text, ids)
    const left = unknown.filter((text) => !found.has(text))
    const target = left.length > 0 ? creatable(importing, column) : null
    if (target) missing.push({ column, target, texts: left })
  }
  await askOwners(importing, columns, rows)
  return missing
}

/** The object that a name alone is enough to create, when the import was told to. */
function creatable({ scope, options }: Importing, { name, field }: MappedColumn): ObjectType | null {
  const [only, ...others] = field.targets ?? []
  if (only === undefined || others.length > 0 || !options.create_missing.includes(name)) return null
  const target = scope.catalog.named(only)
  const needs = Object.entries(target.fields).filter(
    ([own, one]) => one.required && !one.read_only && one.default === null && own !== target.display,
  )
  return needs.length === 0 && rightsOf(scope.actor, target).create ? target : null
}

/** Who of the owners that are named is within the actor's reach: one statement a chunk, for new people only. */
async function askOwners(
  { scope, names, owners }: Importing,
  columns: readonly MappedColumn[],
  rows: readonly TableRow[],
): Promise<void> {
  const owner = columns.find(({ name }) => name === 'owner_id')
  if (!owner) return
  const named = rows.flatMap(({ cells }) => names.get(owner.name, textOf(cells[owner.index])) ?? [])
  const asked = [...new Set(named)].filter((id) => !owners.has(id))
  if (asked.length === 0) return
  const within = new Set(await peopleWithin(scope, asked))
  for (const id of asked) owners.set(id, within.has(id))
}
