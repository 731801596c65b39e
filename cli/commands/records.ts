import { parseFilter } from '#crm-core/contract'
import type { AnyRecord, ObjectDescription, Order, Page, Query } from '#crm-core/contract'
import type { ExitCode, GlobalOptions } from '../context.ts'
import { Exit } from '../exit.ts'
import { csv } from '../output/csv.ts'
import { displayOf } from '../output/display.ts'
import { fieldsTable, recordLines, recordsTable } from '../output/views.ts'
import { printJson, viewContext, withConnection } from './command.ts'
import type { ConnectedScene, Scene } from './command.ts'
import { jsonFrom } from './json-file.ts'
import { valuesOf } from './record-values.ts'

export interface ListOptions extends GlobalOptions {
  readonly where?: string
  /** The older name of --where. */
  readonly filter?: string
  readonly view?: string
  readonly search?: string
  readonly sort?: string
  readonly limit?: number
  readonly cursor?: string
  readonly fields?: string
  readonly csv?: boolean
  readonly ids?: boolean
}
export interface GetOptions extends GlobalOptions {
  /** Ids and what the system keeps, too. */
  readonly all?: boolean
}
export interface WriteOptions extends GetOptions {
  readonly set?: readonly string[]
  readonly from?: string
  /** The version that was read; a newer one refuses the change. */
  readonly ifVersion?: number
  readonly yes?: boolean
}

/** `hotcrm OBJECT list` */
export const listRecords = (scene: Scene<ListOptions>, object: string): Promise<ExitCode> => {
  const query = queryOf(scene.options)
  return withConnection(scene, async (connected) => {
    const page = await connected.connection.client.records.query(object, query)
    if (scene.options.json) printJson(scene.terminal, page)
    else await printPage(connected, object, page)
    return 0
  })
}

function queryOf(options: ListOptions): Query {
  const { where = options.filter, view, search, sort, limit, cursor, fields } = options
  return {
    filter: where === undefined ? undefined : parseFilter(where),
    view,
    search,
    order: sort?.split(',').map(orderOf),
    limit,
    cursor,
    select: fields?.split(',').map((name) => name.trim()),
  }
}

const orderOf = (text: string): Order => ({
  field: text.trim().replace(/^[-+]/, ''),
  direction: text.trim().startsWith('-') ? 'desc' : 'asc',
})

async function printPage(scene: ConnectedScene<ListOptions>, object: string, page: Page): Promise<void> {
  const { connection, options, terminal, say } = scene
  if (options.ids) return terminal.out(page.items.map(({ id }) => `${id}\n`).join(''))
  const described = await connection.client.objects.get(object)
  const columns =
    options.fields?.split(',').map((name) => name.trim()) ??
    (await viewColumns(scene, object)) ??
    described.list
  if (options.csv) return terminal.out(csv(['id', ...columns.filter((name) => name !== 'id')], page.items))
  if (page.items.length === 0) return terminal.err(`${say('nothing_found')}\n`)
  const labels = await labelsOf(scene, described, columns, page.items)
  terminal.out(`${recordsTable(object, columns, page.items, labels, await viewContext(scene))}\n`)
  if (page.next_cursor) terminal.err(`${say('more', { cursor: page.next_cursor })}\n`)
}

/** The columns of the view that was named, in its order; undefined when none was, or it has none. */
async function viewColumns(
  { connection, options }: ConnectedScene<ListOptions>,
  object: string,
): Promise<readonly string[] | undefined> {
  const asked = options.view?.toLowerCase()
  if (asked === undefined) return undefined
  const [{ items }, me] = await Promise.all([
    connection.client.records.query('saved_view', {
      filter: { field: 'object_name', op: '=', value: object },
      limit: 200,
    }),
    connection.client.me(),
  ])
  const named = items.filter(
    ({ id, name }) => id === asked || (typeof name === 'string' && name.toLowerCase() === asked),
  )
  const view = named.find(({ owner_id }) => owner_id === me.user_id) ?? named[0]
  const columns = view?.['columns']
  return Array.isArray(columns) && columns.length > 0 ? columns.map(String) : undefined
}

/** Names for the references on the page, one query a referenced object. */
async function labelsOf(
  { connection }: ConnectedScene,
  object: ObjectDescription,
  columns: readonly string[],
  records: readonly AnyRecord[],
): Promise<Record<string, string>> {
  const links = object.fields.filter((field) => field.references && columns.includes(field.name))
  const labels: Record<string, string> = {}
  for (const { name, references } of links) {
    const ids = [...new Set(records.map((record) => record[name]))].filter((id) => typeof id === 'string')
    if (ids.length === 0 || !references) continue
    // What the reader may not see keeps its id.
    const target = await connection.client.objects.get(references).catch(() => null)
    if (!target) continue
    const filter = { field: 'id', op: 'in' as const, value: ids }
    const page = await connection.client.records.query(references, { filter, limit: 200 })
    for (const record of page.items) labels[record.id] = displayOf(record, target)
  }
  return labels
}

/** `hotcrm OBJECT get ID` */
export const getRecord = (scene: Scene<GetOptions>, object: string, id: string): Promise<ExitCode> =>
  withConnection(scene, async (connected) => {
    await printRecord(connected, object, await connected.connection.client.records.get(object, id))
    return 0
  })

/** `hotcrm OBJECT create --set k=v` */
export const createRecord = (scene: Scene<WriteOptions>, object: string): Promise<ExitCode> =>
  withConnection(scene, async (connected) => {
    const values = await givenValues(connected, object)
    await printRecord(connected, object, await connected.connection.client.records.create(object, values))
    return 0
  })

/** `hotcrm OBJECT update ID --set k=v` */
export const updateRecord = (scene: Scene<WriteOptions>, object: string, id: string): Promise<ExitCode> =>
  withConnection(scene, async (connected) => {
    const values = await givenValues(connected, object)
    const version = scene.options.ifVersion
    const record = await connected.connection.client.records.update(object, id, values, { version })
    await printRecord(connected, object, record)
    return 0
  })

/** `hotcrm OBJECT delete ID --yes` */
export const deleteRecord = (scene: Scene<WriteOptions>, object: string, id: string): Promise<ExitCode> => {
  const { options, say, terminal } = scene
  if (!options.yes) throw new Exit(2, say('confirm_delete', { object, id }))
  return withConnection(scene, async ({ connection }) => {
    await connection.client.records.remove(object, id, { version: options.ifVersion })
    if (options.json) printJson(terminal, { object, id, deleted: true })
    else terminal.err(`${say('deleted', { object, id })}\n`)
    return 0
  })
}

/** `hotcrm OBJECT fields` */
export const listFields = (scene: Scene, object: string): Promise<ExitCode> =>
  withConnection(scene, async (connected) => {
    const { connection, options, terminal } = connected
    const described = await connection.client.objects.get(object)
    if (options.json) printJson(terminal, described)
    else terminal.out(`${fieldsTable(object, await viewContext(connected))}\n`)
    return 0
  })

async function printRecord(
  scene: ConnectedScene<GetOptions>,
  object: string,
  record: AnyRecord,
): Promise<void> {
  const { options, terminal, connection } = scene
  if (options.json) return printJson(terminal, record)
  const described = await connection.client.objects.get(object)
  const labels = await labelsOf(scene, described, Object.keys(record), [record])
  const text = recordLines(object, record, labels, await viewContext(scene), options.all)
  terminal.out(`${text}\n`)
}

/** Values of --from (a JSON file, or - for stdin) with those of --set over them. */
async function givenValues(
  { connection, options, terminal }: ConnectedScene<WriteOptions>,
  object: string,
): Promise<Record<string, unknown>> {
  if (!options.from && !options.set?.length) throw new Exit(2, '--set FIELD=VALUE | --from FILE')
  const described = await connection.client.objects.get(object)
  const given = options.from ? await jsonFrom(options.from, terminal.stdin) : {}
  return { ...given, ...valuesOf(options.set ?? [], described) }
}
