import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importsTopic, type CrmCore } from '#crm-core'
import type { ActorCrm, ImportRun } from '#crm-core/contract'
import { figure, timed, type BenchOptions, type Figure } from './figures.ts'
import { badRows, writeFiles } from './import-files.ts'
import { withStore } from './world.ts'

/**
 * A file of people and one of the companies they work at, imported with rights, rules, audit, events and
 * search documents on, then taken back; the tables are to be the same before and after, byte for byte.
 */
export async function bench({ rows }: BenchOptions): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hotcrm-import-'))
  try {
    const paths = { accounts: join(folder, 'accounts.csv'), contacts: join(folder, 'contacts.csv') }
    await writeFiles(paths.accounts, paths.contacts, rows)
    return await withStore((core, admin) => measure(core, core.as(admin), paths, rows))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(
  core: CrmCore,
  crm: ActorCrm,
  paths: { accounts: string; contacts: string },
  rows: number,
): Promise<Figure[]> {
  const before = await tableHash(core)
  const started_with = process.memoryUsage().rss
  const memory = peakMemory()
  const accounts = await upload(crm, 'account', paths.accounts)
  let contacts: ImportRun | undefined
  const upload_ms = await timed(async () => {
    contacts = await upload(crm, 'contact', paths.contacts)
  })
  if (!contacts) throw new Error('The file was not uploaded')
  const { id } = contacts
  const import_accounts = timed(() => settled(core, crm, accounts.id))
  await crm.imports.start([id, accounts.id])
  await import_accounts
  const cpu = process.cpuUsage()
  const import_ms = await timed(() => settled(core, crm, id))
  const { user, system } = process.cpuUsage(cpu)
  const done = await crm.imports.get(id)
  const peak = memory.stop()
  const revert_ms = await timed(async () => {
    for (const one of [id, accounts.id]) {
      await crm.imports.revert(one)
      await settled(core, crm, one)
    }
  })
  const [undone, after] = [await crm.imports.get(id), await tableHash(core)]
  const expected = badRows(rows)
  return [
    figure(`upload and look through ${rows} rows`, upload_ms, 'ms'),
    figure('import', (rows / import_ms) * 1000, 'rows/s'),
    figure('import, by processor time of ours', rows / ((user + system) / 1e6), 'rows/s'),
    figure('peak memory of the process', peak / 2 ** 20, 'MB'),
    figure('memory before', started_with / 2 ** 20, 'MB'),
    figure('rows created', done.counts.created, 'rows', { name: 'expected', value: rows - expected }),
    figure('failed rows reported', done.counts.failed, 'rows', { name: 'expected', value: expected }),
    figure('revert', ((undone.reverted.undone + undone.reverted.kept) / revert_ms) * 1000, 'rows/s'),
    figure('rows kept by revert', undone.reverted.kept, 'rows'),
    figure('tables as before the import', Number(before === after), 'yes = 1', {
      name: 'expected',
      value: 1,
    }),
  ]
}

const upload = (crm: ActorCrm, object: string, path: string): Promise<ImportRun> =>
  crm.imports.upload(object, { name: path, content: createReadStream(path) })

const ended = new Set(['done', 'failed', 'cancelled', 'reverted'])
async function settled({ bus }: CrmCore, crm: ActorCrm, id: string): Promise<void> {
  const heard = Promise.withResolvers<void>()
  const stop = bus.subscribe(importsTopic(crm.actor.tenant_id), (message) => {
    const one: ImportRun = JSON.parse(message)
    if (one.id === id && ended.has(one.status)) heard.resolve()
  })
  const now = await crm.imports.get(id)
  if (!ended.has(now.status)) await heard.promise
  stop()
}

/** What the tables hold, search documents and keys for duplicates included; vectors are made afterwards and do not count. */
async function tableHash({ pool }: CrmCore): Promise<string> {
  const parts: string[] = []
  for (const table of ['account', 'contact']) {
    const { rows } = await pool.query<{ hash: string }>(
      `select coalesce(md5(string_agg(md5(t::text), '' order by id)), '') as hash from ${table} t`,
    )
    parts.push(rows[0]?.hash ?? '')
  }
  for (const [table, what] of [
    ['search_document', 'name || text'],
    ['duplicate_key', 'key'],
  ]) {
    const { rows } = await pool.query<{ hash: string }>(
      `select coalesce(md5(string_agg(md5(record_id::text || ${what}), '' order by record_id, md5(${what}))), '') as hash from ${table}`,
    )
    parts.push(rows[0]?.hash ?? '')
  }
  return parts.join(' ')
}

function peakMemory(): { stop(): number } {
  let peak = process.memoryUsage().rss
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 50)
  return {
    stop() {
      clearInterval(timer)
      return peak
    },
  }
}
