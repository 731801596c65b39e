import type { Feature } from '#crm-core/contract'
import type { Reader } from './ports.ts'

/**
 * By record, the references that lead to a record out of the reader's reach: whoever sees a deal need not see the
 * account behind it. Two statements for each reference that features follow, none where they follow none.
 */
export async function closedParents(
  crm: Reader,
  object: string,
  features: readonly Feature[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const closed = new Map<string, Set<string>>()
  if (ids.length === 0) return closed
  const fields = crm.objects().find(({ name }) => name === object)?.fields ?? []
  for (const via of new Set(features.flatMap(({ field }) => stepOf(field) ?? []))) {
    const target = fields.find(({ name }) => name === via)?.references
    if (target === undefined) continue
    for (const id of await ledOut(crm, { object, via, target }, ids))
      closed.set(id, (closed.get(id) ?? new Set()).add(via))
  }
  return closed
}

/** The reference that `account_id.industry` follows; undefined for a field of the record itself. */
export const stepOf = (field: string | undefined): string | undefined =>
  field?.includes('.') ? field.split('.')[0] : undefined

async function ledOut(
  crm: Reader,
  { object, via, target }: { readonly object: string; readonly via: string; readonly target: string },
  ids: readonly string[],
): Promise<string[]> {
  const filter = { field: 'id', op: 'in', value: [...ids] } as const
  const { items } = await crm.find(object, { filter, select: ['id', via], limit: Math.min(ids.length, 200) })
  const parents = items.flatMap((record) => {
    const parent = record[via]
    return typeof parent === 'string' ? [{ id: record.id, parent }] : []
  })
  const reached = new Set(
    await crm.predictions.reachable(
      target,
      parents.map(({ parent }) => parent),
    ),
  )
  return parents.flatMap(({ id, parent }) => (reached.has(parent) ? [] : [id]))
}
