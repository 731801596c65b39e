import { createWriteStream, openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Client, ImportIssueWords } from '#client'
import { parseFilter } from '#crm-core/contract'
import type { ExportFormat, ImportRun, MatchRule } from '#crm-core/contract'
import type { ExitCode, GlobalOptions } from '../context.ts'
import { Exit } from '../exit.ts'
import { printJson, withConnection } from './command.ts'
import type { ConnectedScene, Scene } from './command.ts'

export interface ImportFileOptions extends GlobalOptions {
  readonly map?: readonly string[]
  readonly dedupe?: string
  readonly onMatch?: MatchRule
  readonly createMissing?: string
  readonly dryRun?: boolean
}
export interface ExportOptions extends GlobalOptions {
  readonly format?: ExportFormat
  readonly filter?: string
  readonly search?: string
  readonly sort?: string
  readonly fields?: string
}

const list = (text: string | undefined) =>
  text
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean)
const issues_shown = 20

/** `hotcrm import OBJECT FILE`: uploads, maps, then rehearses or runs it to its end. */
export const importFile = (
  scene: Scene<ImportFileOptions>,
  object: string,
  path: string,
): Promise<ExitCode> =>
  withConnection(scene, async (connected) => {
    const { client } = connected.connection
    const file = await fileAt(path, scene)
    const uploaded = await client.imports.upload(object, file, basename(path))
    const draft = await configured(client, uploaded, scene.options)
    if (scene.options.dryRun) return rehearse(connected, draft)
    await client.imports.start([draft.id])
    return finish(connected, await followed(connected, draft.id))
  })

async function fileAt(path: string, { say }: Scene): Promise<Blob> {
  try {
    return await openAsBlob(path)
  } catch {
    throw new Exit(2, say('unreadable_path', { path }))
  }
}

async function configured(client: Client, draft: ImportRun, options: ImportFileOptions): Promise<ImportRun> {
  const given = {
    dedupe: list(options.dedupe),
    on_match: options.onMatch,
    create_missing: list(options.createMissing),
  }
  const mapping = Object.fromEntries((options.map ?? []).map((pair) => mapped(pair, draft)))
  const said = Object.entries(given).filter(([, value]) => value !== undefined)
  if (said.length === 0 && Object.keys(mapping).length === 0) return draft
  return client.imports.configure(draft.id, { mapping, options: Object.fromEntries(said) })
}

/** `column=field`, or the other way round where only that names a column of the file. */
function mapped(pair: string, { columns }: ImportRun): [string, string | null] {
  const at = pair.lastIndexOf('=')
  if (at < 1) throw new Exit(2, `--map ${pair}: COLUMN=FIELD`)
  const [one, other] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
  const isColumn = (text: string) => columns.some(({ column }) => column === text)
  return !isColumn(one) && isColumn(other) ? [other, one] : [one, other === '' ? null : other]
}

async function rehearse(
  { connection, options, terminal, say }: ConnectedScene,
  draft: ImportRun,
): Promise<ExitCode> {
  const preview = await connection.client.imports.dryRun(draft.id)
  if (options.json) printJson(terminal, { id: draft.id, columns: draft.columns, ...preview })
  else {
    for (const { column, field } of draft.columns)
      terminal.out(`${say('import_column', { column, field: field ?? '–' })}\n`)
    terminal.out(`${say('import_would', { ...preview.counts })}\n${issueLines(say, preview.issues)}`)
  }
  return 0
}

const issueLines = (say: Scene['say'], issues: readonly ImportIssueWords[]): string =>
  issues
    .slice(0, issues_shown)
    .map(({ row, column, message }) => `${say('import_issue', { row, column: column ?? '–', message })}\n`)
    .join('')

const ended: ReadonlySet<ImportRun['status']> = new Set(['done', 'failed', 'cancelled', 'reverted'])

/** Waits for the end of an import, with a line that tells how far it is; stopping the CLI stops the import. */
async function followed(
  { connection, terminal, say, options }: ConnectedScene,
  id: string,
): Promise<ImportRun> {
  const { imports } = connection.client
  for (let pause = 50; ; pause = Math.min(pause * 2, 1000)) {
    const now = await imports.get(id)
    if (terminal.interactive && !options.json) terminal.err(`\r\u001b[K${progress(say, now)}`)
    if (ended.has(now.status)) {
      if (terminal.interactive && !options.json) terminal.err('\n')
      return now
    }
    if (terminal.signal.aborted) return imports.cancel(id)
    await wait(pause)
  }
}
const progress = (say: Scene['say'], { status, rows, counts }: ImportRun): string =>
  say('import_progress', { status, rows, ...counts })

async function finish(
  { connection, options, terminal, say }: ConnectedScene,
  run: ImportRun,
): Promise<ExitCode> {
  const { items: issues } = await connection.client.imports.issues(run.id, { limit: 200 })
  if (options.json) printJson(terminal, { ...run, issues })
  else {
    terminal.out(`${progress(say, run)}\n`)
    terminal.err(issueLines(say, issues))
    if (run.error) terminal.err(`${run.error}\n`)
    terminal.err(`${say('import_revert_how', { id: run.id })}\n`)
  }
  return exitCode(run)
}
function exitCode({ status, counts }: ImportRun): ExitCode {
  if (status === 'cancelled') return 130
  if (status === 'failed') return 1
  if (counts.failed === 0) return 0
  return counts.created + counts.updated + counts.skipped > 0 ? 7 : 3
}

/** `hotcrm import revert ID` */
export const revertImport = (scene: Scene, id: string): Promise<ExitCode> =>
  withConnection(scene, async (connected) => {
    const { connection, options, terminal, say } = connected
    await connection.client.imports.revert(id)
    const run = await followed(connected, id)
    if (options.json) printJson(terminal, run)
    else terminal.out(`${say('import_reverted', { ...run.reverted })}\n`)
    return run.reverted.kept > 0 ? 7 : 0
  })

/** `hotcrm export OBJECT [FILE]` */
export const exportFile = (
  scene: Scene<ExportOptions>,
  object: string,
  path: string | undefined,
): Promise<ExitCode> => {
  const { format, filter, search, sort, fields } = scene.options
  const request = {
    format: format ?? (path?.toLowerCase().endsWith('.xlsx') ? ('xlsx' as const) : ('csv' as const)),
    filter: filter === undefined ? undefined : parseFilter(filter),
    search,
    columns: list(fields),
    order: list(sort)?.map((name) => ({
      field: name.replace(/^[-+]/, ''),
      direction: name.startsWith('-') ? ('desc' as const) : ('asc' as const),
    })),
  }
  return withConnection(scene, async ({ connection, terminal, say }) => {
    const bytes = Readable.from(await connection.client.records.export(object, request), {
      objectMode: false,
    })
    if (path !== undefined) {
      await pipeline(bytes, createWriteStream(path))
      terminal.err(`${say('exported', { path })}\n`)
      return 0
    }
    // A table that is no text would only spoil a terminal.
    if (request.format === 'xlsx') throw new Exit(2, 'hotcrm export OBJECT FILE.xlsx')
    for await (const part of bytes.setEncoding('utf8')) terminal.out(String(part))
    return 0
  })
}
