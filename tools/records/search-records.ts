import { z } from 'zod'
import { HotcrmError, type Filter, type Query, type RecordRef, type SearchHit } from '#crm-core/contract'
import { defineTool } from '../kit/define-tool.ts'
import { filter, objectName, order } from '../kit/schemas.ts'
import type { ToolContext, ToolResult } from '../kit/types.ts'
import { recordsForModel } from './for-model.ts'
import { countWords, referenceLabels } from './shared.ts'

const input = z
  .object({
    object: objectName.optional(),
    objects: z
      .array(objectName)
      .min(1)
      .max(8)
      .optional()
      .describe('Instead of object, when it is not known which kind of record a name belongs to.'),
    name: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('A name as a person says it: Globex, 王伟, Dana. Found exactly or nearly.'),
    filter: filter.optional(),
    search: z.string().max(500).optional().describe('Free text over the searchable fields.'),
    order: order.optional(),
    limit: z.int().min(1).max(200).optional(),
    select: z.array(z.string()).optional(),
  })
  .strict()
type Input = z.output<typeof input>

/** Rows that a screen shows at once; every match is still counted and collected up to `collected`. */
const shown = 50
/** References handed to later steps when no limit was asked for. */
const collected = 1000
const nameHits = 10
/** From this fit on, a name holds what was said; below, only letters are alike. */
const surely = 0.75

/** Finds records by filter, free text or spoken name. */
export const searchRecords = defineTool({
  name: 'search_records',
  effect: 'read',
  label: { en: 'Search records', zh: '查找记录' },
  description:
    'Finds records. Give object with a filter (JSON filter language; periods such as this_week with op in_period), or a name. Returns ids and key fields.',
  input,
  async run(args, context) {
    if (args.name === undefined) return list(oneObject(args), args, args.filter, context)
    const objects = args.objects ?? [oneObject(args)]
    const hits = await closest(args.name, objects, context)
    const [only] = objects.length === 1 ? objects : new Set(hits.map((hit) => hit.object))
    const mixed = new Set(hits.map((hit) => hit.object)).size > 1
    const doubtful = hits.length > 0 && hits.every((hit) => hit.score < surely)
    if (mixed || only === undefined || hits.length === 0)
      return { ...named(args.name, objects, hits), doubtful }
    const ids: Filter = { field: 'id', op: 'in', value: hits.map((hit) => hit.id) }
    return { ...(await list(only, args, args.filter ? { and: [ids, args.filter] } : ids, context)), doubtful }
  },
})

function oneObject({ object, objects }: Input): string {
  const name = object ?? (objects?.length === 1 ? objects[0] : undefined)
  if (name === undefined)
    throw new HotcrmError(
      'invalid',
      { summary: 'object' },
      { issues: [{ at: 'object', code: 'required', params: { field: 'object' } }] },
    )
  return name
}

/** Exact names shut out similar ones: asking for Acme Corp is not asking about Acme Group. */
async function closest(
  name: string,
  objects: readonly string[],
  { crm }: ToolContext,
): Promise<readonly SearchHit[]> {
  const hits = await crm.resolve(name, objects, nameHits)
  const exact = hits.filter((hit) => hit.score >= 1)
  return exact.length > 0 ? exact : hits
}

async function list(
  object: string,
  args: Input,
  where: Filter | undefined,
  { crm }: ToolContext,
): Promise<ToolResult> {
  const description = crm.describe(object)
  const query: Query = {
    filter: where,
    search: args.search,
    order: args.order,
    select: args.select,
    limit: args.limit ?? shown,
  }
  const page = await crm.find(object, query)
  const total =
    page.next_cursor === null
      ? page.items.length
      : await crm.count(object, { filter: where, search: args.search })
  const first = page.items.map(({ id }) => ({ object, id }))
  const records =
    args.limit === undefined && page.next_cursor
      ? await collectRefs(object, query, page.next_cursor, first, { crm })
      : first
  const counted = countWords(description, total)
  return {
    records,
    ...(args.limit === undefined && total > records.length ? { total } : {}),
    summary: { en: `Found ${counted.en}.`, zh: `找到 ${counted.zh}。` },
    toModel: `${total} ${object} match${page.next_cursor ? `, first ${page.items.length} shown` : ''}\n${recordsForModel(description, page.items)}`,
    view: {
      kind: 'records',
      object,
      columns: args.select ?? description.list,
      records: page.items,
      labels: await referenceLabels(crm, object, page.items),
      total,
      next_cursor: page.next_cursor,
      query,
    },
  }
}

/** A later step means all matches, not only those on the first screen. */
async function collectRefs(
  object: string,
  query: Query,
  cursor: string,
  first: RecordRef[],
  { crm }: Pick<ToolContext, 'crm'>,
): Promise<RecordRef[]> {
  const records = [...first]
  let next: string | null = cursor
  while (next !== null && records.length < collected) {
    const page = await crm.find(object, { ...query, select: ['id'], cursor: next })
    records.push(...page.items.map(({ id }) => ({ object, id })))
    next = page.next_cursor
  }
  return records.slice(0, collected)
}

function named(name: string, objects: readonly string[], hits: readonly SearchHit[]): ToolResult {
  return {
    records: hits.map(({ object, id }) => ({ object, id })),
    summary:
      hits.length === 0
        ? {
            en: `I found nothing called “${name}” within your reach.`,
            zh: `在您的权限范围内没有找到“${name}”。`,
          }
        : { en: `Found ${hits.length} called “${name}”.`, zh: `找到 ${hits.length} 个名为“${name}”的记录。` },
    toModel: `${hits.length} in ${objects.join(', ')}\n${hits.map((hit) => `${hit.object}/${hit.id} <data>${hit.display} ${hit.subtitle ?? ''}</data>`).join('\n')}`,
    view: { kind: 'hits', hits },
  }
}
