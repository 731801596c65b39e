import { HotcrmError, type CellContext, type ImportOptions } from '../../contract.ts'
import type { AnyField } from '../../fields/kind.ts'
import type { ObjectType } from '../../objects/schema.ts'
import type { Scope } from '../../records/scope.ts'
import { readSettings } from '../../records/settings.ts'
import type { Stored } from '../run-store.ts'
import { importable } from './importable.ts'
import { NameCache } from './name-cache.ts'

export interface MappedColumn {
  readonly index: number
  readonly column: string
  readonly name: string
  readonly field: AnyField
}

/** Everything that the rows of one import are planned by. */
export interface Importing {
  readonly scope: Scope
  readonly object: ObjectType
  readonly run: Stored
  readonly cause: string
  readonly width: number
  readonly columns: readonly MappedColumn[]
  /** Columns that point to records of the same object: they are joined once all rows are there. */
  readonly links: readonly MappedColumn[]
  readonly keys: readonly string[]
  readonly options: Required<Pick<ImportOptions, 'on_match' | 'blank' | 'create_missing'>>
  readonly cells: CellContext
  readonly names: NameCache
  /** People whose records the actor may write, as far as has been asked. */
  readonly owners: Map<string, boolean>
}

export const causeOf = (run_id: string): string => `import:${run_id}`

/** Opens an import for planning, in the name of the actor of the scope. */
export async function openImporting(scope: Scope, run: Stored): Promise<Importing> {
  const object = scope.catalog.named(run.object)
  const fields = importable(scope, object)
  const mapped = run.columns.flatMap(({ column, field: name }, index): MappedColumn[] => {
    const field = name === null ? undefined : fields.get(name)
    return field && name !== null ? [{ index, column, name, field }] : []
  })
  if (mapped.length === 0)
    throw new HotcrmError('no_columns', { object: object.label[scope.actor.language].toLowerCase() })
  const points = ({ field }: MappedColumn) => field.targets?.includes(object.name) === true && !field.required
  const { currency } = await readSettings(scope)
  const { dedupe, on_match = 'update', blank = 'keep', create_missing = [], date_order = 'mdy' } = run.options
  return {
    scope,
    object,
    run,
    cause: causeOf(run.id),
    width: run.columns.length,
    columns: mapped.filter((one) => !points(one)),
    links: mapped.filter(points),
    keys: dedupe ?? (mapped.some(({ name }) => name === 'id') ? ['id'] : []),
    options: { on_match, blank, create_missing },
    cells: { date_order, time_zone: scope.actor.time_zone, currency },
    names: new NameCache(),
    owners: new Map([[scope.actor.user_id, true]]),
  }
}
