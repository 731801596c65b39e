import type { ActorCrm, ImportChanges, ImportRun } from '../contract.ts'
import type { FreshCrm } from '../testing/index.ts'
import { importsTopic } from './run/run-import.ts'

/** The bytes of a file, as they come from an upload. */
export async function* bytesOf(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}
export const upload = (crm: ActorCrm, object: string, content: string | Uint8Array, name = 'file.csv') =>
  crm.imports.upload(object, { name, content: bytesOf(content) })

const ended = new Set<ImportRun['status']>(['done', 'failed', 'cancelled', 'reverted'])
/** Resolves when an import has come to rest: told by the bus, never by a clock. */
export async function settled(
  { core }: Pick<FreshCrm, 'core'>,
  crm: ActorCrm,
  id: string,
): Promise<ImportRun> {
  const heard = Promise.withResolvers<ImportRun>()
  const stop = core.bus.subscribe(importsTopic(crm.actor.tenant_id), (message) => {
    const one: ImportRun = JSON.parse(message)
    if (one.id === id && ended.has(one.status)) heard.resolve(one)
  })
  try {
    const now = await crm.imports.get(id)
    return ended.has(now.status) ? now : await heard.promise
  } finally {
    stop()
  }
}

/** From file to records: upload, mapping, run. */
export async function imported(
  fresh: FreshCrm,
  crm: ActorCrm,
  object: string,
  content: string | Uint8Array,
  changes?: ImportChanges,
): Promise<ImportRun> {
  await fresh.core.work()
  const draft = await upload(crm, object, content)
  if (changes) await crm.imports.configure(draft.id, changes)
  await crm.imports.start([draft.id])
  return settled(fresh, crm, draft.id)
}
export async function reverted(fresh: FreshCrm, crm: ActorCrm, id: string): Promise<ImportRun> {
  await fresh.core.work()
  await crm.imports.revert(id)
  return settled(fresh, crm, id)
}
export const mappingOf = ({ columns }: ImportRun) =>
  Object.fromEntries(columns.map(({ column, field }) => [column, field]))
