import type { ModelName, SnapshotNeeds } from '../../contract.ts'
import type { Catalog } from '../../objects/catalog.ts'
import type { OutboxEvent } from '../../events/subscribers.ts'
import { changesOf } from '../../hooks/after/enlist.ts'

/** What one model reads, as far as events go. */
export interface Watched {
  readonly model: ModelName
  readonly needs: SnapshotNeeds
  /** The object that each reference leads to, by the reference. */
  readonly targets: ReadonlyMap<string, string>
  /** Fields of the object that ship; any other was added by a workspace, whose own model may read it. */
  readonly shipped: ReadonlySet<string>
}

/** Throws where the needs name an object that is not there. */
export const watchedOf = (catalog: Catalog, model: ModelName, needs: SnapshotNeeds): Watched => {
  const { all } = catalog.known(needs.object)
  for (const { object } of needs.children) catalog.known(object)
  const targets = needs.parents.map(({ via }) => [via, all[via]?.targets?.[0] ?? ''] as const)
  return { model, needs, targets: new Map(targets), shipped: new Set(Object.keys(all)) }
}

/** Ids in events that have to do with the inputs of a model. */
export interface Concerned {
  /** The records themselves. */
  readonly own: readonly string[]
  /** By the reference: records that it points to. */
  readonly parents: ReadonlyMap<string, readonly string[]>
  /** By the name of the children: the children, and what they pointed to before and after. */
  readonly children: ReadonlyMap<string, readonly string[]>
  readonly pointed: readonly string[]
}

/** What a model itself has written is no reason to score again. */
const isScore = ({ cause }: OutboxEvent): boolean => cause?.startsWith('model:') ?? false
const touches = (event: OutboxEvent, fields: readonly string[]): boolean =>
  event.type !== 'updated' || changesOf(event).some(({ field }) => fields.includes(field))
const touchesCustom = (event: OutboxEvent, shipped: ReadonlySet<string>): boolean =>
  changesOf(event).some(({ field }) => !shipped.has(field))

/** Which records of the events a model has to look at again; null when there is none. */
export function concernedBy(
  { needs, targets, shipped }: Watched,
  events: readonly OutboxEvent[],
): Concerned | null {
  const said = events.filter((event) => !isScore(event))
  const idsOf = (object: string, fields: readonly string[]) =>
    said.filter((event) => event.object === object && touches(event, fields)).map((event) => event.record_id)
  const vias = needs.parents.map(({ via }) => via)
  const custom = said.filter((event) => event.object === needs.object && touchesCustom(event, shipped))
  const own = [
    ...idsOf(needs.object, [...needs.fields, ...needs.changes, ...vias]),
    ...custom.map(({ record_id }) => record_id),
  ]
  const parents = new Map(
    needs.parents.map(({ via, fields }) => [via, idsOf(targets.get(via) ?? '', fields)]),
  )
  const children = new Map(
    needs.children.map(({ name, object, fields, via }) => [name, idsOf(object, [...fields, via])]),
  )
  const pointed = needs.children.flatMap(({ object, via }) =>
    said
      .filter((event) => event.object === object)
      .flatMap((event) => changesOf(event).filter(({ field }) => field === via))
      .flatMap(({ before, after }) => [before, after])
      .filter((id) => typeof id === 'string'),
  )
  const some = [own, pointed, ...parents.values(), ...children.values()].some(({ length }) => length > 0)
  return some ? { own, parents, children, pointed } : null
}
