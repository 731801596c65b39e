import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type {
  AnyRecord,
  IncludeQuery,
  ObjectDescription,
  Query,
  RecordRef,
  ReferenceLabels,
} from '#crm-core/contract'
import { client } from '../../lib/client.ts'
import { displayField, displayOf, parentKey } from './display.ts'

/** What the person may see, by name; metadata changes seldom. */
export const useObjects = () =>
  useQuery({ queryKey: ['objects'], queryFn: () => client.objects.list(), staleTime: 5 * 60_000 })

export const useObject = (name: string): ObjectDescription | undefined =>
  useObjects().data?.find((object) => object.name === name)

export interface LabelledPage {
  readonly records: readonly AnyRecord[]
  readonly labels: ReferenceLabels
  readonly next_cursor: string | null
}

/** One page with the parents that its references point to, so that every reference has a name, in one request. */
export async function queryLabelled(
  objects: readonly ObjectDescription[],
  object: string,
  query: Query,
): Promise<LabelledPage> {
  const links = linksOf(objects, object)
  const include = {
    ...Object.fromEntries(links.map((link) => [link.field, parentsOf(link)])),
    ...query.include,
  }
  const page = await client.records.query(object, { ...query, include })
  return { ...unfold(page.items, links, objects), next_cursor: page.next_cursor }
}

interface Link {
  readonly field: string
  /** What it may point to; where that is several objects, `type_field` tells which. */
  readonly to: readonly ObjectDescription[]
  readonly type_field: string | undefined
}
function linksOf(objects: readonly ObjectDescription[], object: string): Link[] {
  const description = objects.find((each) => each.name === object)
  return (description?.fields ?? []).flatMap((field) => {
    const names = field.references ? [field.references] : (field.references_any ?? [])
    const to = objects.filter((each) => names.includes(each.name))
    return to.length > 0 ? [{ field: field.name, to, type_field: field.type_field }] : []
  })
}

/** An included parent; crm-core puts whole records there, so one that has an id is one. */
const asRecord = (value: unknown): AnyRecord | undefined =>
  typeof value === 'object' && value !== null && 'id' in value ? (value as AnyRecord) : undefined

/** A parent that is named after its own parent (an application after its candidate) brings that too. */
function parentsOf({ to, type_field }: Link): true | IncludeQuery {
  const [target] = to
  const naming = target && !type_field ? displayField(target) : undefined
  return naming?.references ? { include: { [naming.name]: true } } : true
}

function nameOf(record: AnyRecord, description: ObjectDescription, objects: readonly ObjectDescription[]) {
  const naming = displayField(description)
  const parent = naming?.references ? asRecord(record[parentKey(naming.name)]) : undefined
  const kind = objects.find(({ name }) => name === naming?.references)
  return displayOf(record, description, {
    labels: parent && kind ? { [parent.id]: displayOf(parent, kind) } : {},
  })
}

/** The names of the included parents by their ids. */
function unfold(
  items: readonly AnyRecord[],
  links: readonly Link[],
  objects: readonly ObjectDescription[],
): Omit<LabelledPage, 'next_cursor'> {
  const labels: Record<string, string> = {}
  for (const item of items)
    for (const { field, to, type_field } of links) {
      const parent = asRecord(item[parentKey(field)])
      const kind = to.find((each) => !type_field || each.name === item[type_field])
      if (parent && kind) labels[parent.id] = nameOf(parent, kind, objects)
    }
  return { records: items, labels }
}

/** The list of an object, page by page. */
export function useRecordList(object: string | undefined, search: string) {
  const { data: objects } = useObjects()
  return useInfiniteQuery({
    queryKey: ['records', object, 'list', search],
    enabled: object !== undefined && objects !== undefined,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      queryLabelled(objects ?? [], object ?? '', {
        ...(search === '' ? {} : { search }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
        limit: 50,
      }),
    getNextPageParam: (page) => page.next_cursor,
  })
}

/** One record with the names of what it points to. */
export function useRecord(ref: RecordRef) {
  const { data: objects } = useObjects()
  return useQuery({
    queryKey: ['records', ref.object, ref.id],
    enabled: objects !== undefined,
    queryFn: async () => {
      const filter = { field: 'id', op: '=', value: ref.id } as const
      const page = await queryLabelled(objects ?? [], ref.object, { filter, limit: 1 })
      const [record] = page.records
      // Asking by id tells in the words of the server why there is none.
      return { record: record ?? (await client.records.get(ref.object, ref.id)), labels: page.labels }
    },
  })
}

/** The children of a record through one relation, newest first. */
export function useRelated(parent: RecordRef, child: { object: string; field: string; order: string }) {
  const { data: objects } = useObjects()
  return useQuery({
    queryKey: ['records', child.object, 'of', parent.id, child.field],
    enabled: objects?.some((object) => object.name === child.object) ?? false,
    queryFn: () =>
      queryLabelled(objects ?? [], child.object, {
        filter: { field: child.field, op: '=', value: parent.id },
        order: [{ field: child.order, direction: 'desc' }],
        limit: 10,
      }),
  })
}
