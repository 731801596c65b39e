import {
  HotcrmError,
  type AnyRecord,
  type CellContext,
  type Cell,
  type ExportRequest,
  type Query,
} from '../../contract.ts'
import { demand } from '../../access/can.ts'
import { plainToCell } from '../../fields/cells.ts'
import type { AnyField } from '../../fields/kind.ts'
import type { ObjectType } from '../../objects/schema.ts'
import { findRecords } from '../../records/find.ts'
import { labelRecords } from '../../records/label.ts'
import { unknownField } from '../../records/rows.ts'
import { refuse } from '../../records/issues.ts'
import type { Scope } from '../../records/scope.ts'
import { readSettings } from '../../records/settings.ts'

/** A table on its way out: titles, then rows a page at a time. */
export interface ExportTable {
  readonly name: string
  readonly titles: readonly string[]
  readonly columns: readonly ExportColumn[]
  readonly pages: AsyncIterable<readonly (readonly Cell[])[]>
}
export interface ExportColumn {
  readonly name: string
  readonly field: AnyField
}
const page_size = 200

/** Reads what is to be exported by keyset pages, with the rights of the actor; the first page before it answers. */
export async function openExport(scope: Scope, name: string, request: ExportRequest): Promise<ExportTable> {
  const object = scope.catalog.named(name)
  demand(scope.actor, object, 'read')
  const columns = columnsFor(scope, object, request.columns)
  const { currency, time_zone } = await readSettings(scope)
  const about: CellContext = { currency, time_zone, date_order: 'ymd' }
  const query: Query = {
    filter: request.filter,
    search: request.search,
    order: request.order,
    select: columns.map((one) => one.name),
    limit: page_size,
  }
  const first = await findRecords(scope, name, query)
  async function* pages() {
    for (let page = first; ;) {
      yield await cellsOf(scope, columns, page.items, about)
      if (page.next_cursor === null) return
      page = await findRecords(scope, name, { ...query, cursor: page.next_cursor })
    }
  }
  return {
    name: object.plural[scope.actor.language],
    titles: titlesOf(scope, columns, request.headers),
    columns,
    pages: pages(),
  }
}

function columnsFor(scope: Scope, object: ObjectType, asked: readonly string[] | undefined): ExportColumn[] {
  const usual = Object.entries(object.all).filter(
    ([name, field]) => name === 'id' || name === 'created_at' || !field.read_only,
  )
  const names = asked ?? usual.map(([name]) => name)
  const columns = names.flatMap((name): ExportColumn[] => {
    const field = Object.hasOwn(object.all, name) ? object.all[name] : undefined
    return field ? [{ name, field }] : []
  })
  const known = new Set(columns.map(({ name }) => name))
  const unknown = names.flatMap((name, i) =>
    known.has(name) ? [] : unknownField(scope.actor, object, name, `columns[${i}]`),
  )
  refuse(unknown, scope.actor.language)
  if (columns.length === 0) throw new HotcrmError('bad_request', { reason: 'columns' })
  return columns
}

/** Labels of the reader's language; where two fields share one, the second has its name beside it. */
function titlesOf(
  { actor }: Scope,
  columns: readonly ExportColumn[],
  headers: ExportRequest['headers'] = 'labels',
): string[] {
  const seen = new Set<string>()
  return columns.map(({ name, field }) => {
    if (headers === 'names') return name
    const label = field.label[actor.language]
    const title = seen.has(label) ? `${label} (${name})` : label
    seen.add(label)
    return title
  })
}

/** References are told by the name of what they point to; what is out of reach, or has no name, by nothing. */
async function cellsOf(
  scope: Scope,
  columns: readonly ExportColumn[],
  records: readonly AnyRecord[],
  about: CellContext,
): Promise<Cell[][]> {
  const links = columns.filter(({ field }) => field.targets)
  const refs = links.flatMap(({ name, field }) =>
    records.flatMap((record) => {
      const id = record[name]
      return typeof id === 'string' ? (field.targets ?? []).map((object) => ({ object, id })) : []
    }),
  )
  const labels = refs.length > 0 ? await labelRecords(scope, refs) : []
  const names = new Map(labels.map(({ id, display }) => [id, display]))
  return records.map((record) =>
    columns.map(({ name, field }) => {
      const value = record[name] ?? null
      if (value === null) return null
      if (field.targets) return typeof value === 'string' ? (names.get(value) ?? null) : null
      return (field.toCell ?? plainToCell)(value, about)
    }),
  )
}
