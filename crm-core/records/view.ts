import { sql } from 'drizzle-orm'
import { HotcrmError, type Filter, type GroupBy, type Order } from '../contract.ts'
import { column } from '../fields/define.ts'
import { SavedView } from '../objects/system/saved-view.ts'
import { isId, main, readable, tableOf } from './rows.ts'
import { run, type Scope } from './scope.ts'

/** What a saved view says, as it was judged when it was saved. */
interface View {
  readonly filter: Filter | null
  readonly order: readonly Order[] | null
  readonly columns: readonly string[] | null
  readonly group_by: readonly GroupBy[] | null
}
interface Viewed {
  readonly view?: string
  readonly filter?: Filter
}

/** A list with its view laid under it: both filters hold; order and columns of the view where none were asked. */
export async function underView<
  Q extends Viewed & { readonly order?: readonly Order[]; readonly select?: readonly string[] },
>(scope: Scope, object: string, query: Q): Promise<Q> {
  if (query.view === undefined) return query
  const { filter, order, columns } = await readView(scope, object, query.view)
  return {
    ...query,
    ...both(filter, query.filter),
    ...(!query.order?.length && order?.length && { order }),
    ...(!query.select && columns?.length && { select: columns }),
  }
}

/** The same for figures: groups of the view where none were asked. */
export async function figuresUnderView<Q extends Viewed & { readonly group_by?: readonly GroupBy[] }>(
  scope: Scope,
  object: string,
  query: Q,
): Promise<Q> {
  if (query.view === undefined) return query
  const { filter, group_by } = await readView(scope, object, query.view)
  return {
    ...query,
    ...both(filter, query.filter),
    ...(!query.group_by && group_by?.length && { group_by }),
  }
}

function both(first: Filter | null, second: Filter | undefined): { filter?: Filter } {
  const parts = [first, second].filter((part) => part !== null && part !== undefined)
  const [only] = parts
  return parts.length > 1 ? { filter: { and: parts } } : only ? { filter: only } : {}
}

/** By id or by name; one's own before one that somebody shares, the newest of several. */
async function readView(scope: Scope, object: string, asked: string): Promise<View> {
  const { actor } = scope
  const on = (name: string) => column(main, name)
  const rows = await run<View & Record<string, unknown>>(
    scope.db,
    sql`select ${on('filter')}, ${on('order')}, ${on('columns')}, ${on('group_by')}
      from ${tableOf(SavedView)} ${sql.identifier(main)}
      where ${readable(actor, SavedView, main)} and ${on('object_name')} = ${object}
        and ${isId(asked) ? sql`${on('id')} = ${asked}::uuid` : sql`lower(${on('name')}) = lower(${asked})`}
      order by (${on('owner_id')} = ${actor.user_id}::uuid) desc nulls last, ${on('created_at')} desc limit 1`,
  )
  const [view] = rows
  if (view) return view
  throw new HotcrmError('not_found', { object: SavedView.label[actor.language].toLowerCase() })
}
