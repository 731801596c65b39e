import path from 'node:path'
import { HotcrmError, type Actor, type ActorCrm, type Clock, type FieldValue } from '../contract.ts'
import type { DatabaseOptions } from '../core.ts'
import { newId } from '../records/id.ts'
import type { Database } from '../store/database.ts'
import { diskStore } from './disk-store.ts'
import { inspecting } from './inspect.ts'
import { memoryStore } from './memory-store.ts'
import { s3Store } from './s3-store.ts'
import { isKeyOf, type Bytes, type FileOptions, type FileStore } from './store.ts'
import { sweepUploads } from './sweep.ts'

export interface Upload {
  readonly name: string
  /** MIME type as it was said; the content must bear it out. */
  readonly type: string
  readonly bytes: Bytes
}
/** A file as a record's list of files names it. */
export interface StoredFile {
  readonly key: string
  readonly name: string
  readonly type: string
  readonly size: number
}
export interface OpenFile extends StoredFile {
  readonly bytes: Bytes
}
/** Which file of which record. */
export interface FilePlace {
  readonly object: string
  readonly id: string
  readonly field: string
  readonly key: string
}

/** Uploads and downloads, the same whatever the bytes lie on. */
export interface Files {
  readonly store: FileStore
  /** Takes the bytes in; what it answers goes into the list of files of a record, within a day. */
  upload(actor: Actor, upload: Upload): Promise<StoredFile>
  /** The bytes of a file for whoever may read the record that names it; not_found for everybody else. */
  open(crm: ActorCrm, place: FilePlace): Promise<OpenFile>
  /** Deletes what was uploaded more than a day ago and is named by no record. Answers how many. */
  sweep(): Promise<number>
}

/** No field takes larger files unless it says so. */
const usualMaxBytes = 25_000_000
const day_ms = 86_400_000

export function openFiles(database: Database, clock: Clock, options: FileOptions): Files {
  const store = storeOf(options)
  return {
    store,
    upload: (actor, upload) => takeIn(database, clock, store, actor, upload),
    open: (crm, place) => openFile(store, crm, place),
    sweep: () => sweepUploads(database, store, new Date(clock.now().getTime() - day_ms)),
  }
}
function storeOf(options: FileOptions): FileStore {
  if (options.kind === 's3') return s3Store(options)
  if (options.kind === 'none') return noStore
  return options.kind === 'disk' ? diskStore(path.resolve(options.path)) : memoryStore()
}
const nowhere = () =>
  Promise.reject(new HotcrmError('configuration', { summary: 'there is no place for files; set S3_BUCKET' }))
const noStore: FileStore = { kind: 'none', put: nowhere, get: nowhere, exists: nowhere, delete: nowhere }
/** Beside the embedded database. A server's files must outlive this process, so where they lie has to be said. */
export function usualFiles(database: DatabaseOptions): FileOptions {
  if (database.kind === 'embedded') return { kind: 'disk', path: path.join(database.data_dir, 'files') }
  return { kind: database.kind === 'postgres' ? 'none' : 'memory' }
}

/** The line of the upload comes first: bytes without one would never be swept. */
async function takeIn(
  database: Database,
  clock: Clock,
  store: FileStore,
  { tenant_id, user_id }: Actor,
  { name, type, bytes }: Upload,
): Promise<StoredFile> {
  const now = clock.now()
  const id = newId(now)
  const key = `${tenant_id}/${newId(now)}`
  const shown = { key, name: cleanName(name), type: type.toLowerCase().split(';')[0]?.trim() ?? '' }
  const inspected = inspecting(bytes, shown.type, usualMaxBytes)
  const db = database.tenant(tenant_id)
  await db.query(
    `insert into file_upload (id, tenant_id, created_at, updated_at, key, name, type, size, sha256, uploaded_by)
     values ($1, $2, $3, $3, $4, $5, $6, 0, '', $7)`,
    [id, tenant_id, now, key, shown.name, shown.type, user_id],
  )
  try {
    await store.put(key, inspected.bytes)
  } catch (error) {
    await store.delete(key).catch(() => undefined)
    await db.query('delete from file_upload where id = $1', [id])
    throw error
  }
  const { size, sha256 } = inspected.result()
  await db.query('update file_upload set size = $2, sha256 = $3 where id = $1', [id, size, sha256])
  return { ...shown, size }
}

/** A name is one line without a path, and never empty. */
function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  // oxlint-disable-next-line no-control-regex
  const plain = last.replace(/[\u0000-\u001f\u007f]/g, '').trim()
  return plain.slice(0, 255) || 'file'
}

async function openFile(store: FileStore, crm: ActorCrm, place: FilePlace): Promise<OpenFile> {
  const { object, id, field, key } = place
  const record = await crm.get(object, id, { select: [field] })
  const file = isKeyOf(crm.actor.tenant_id, key) ? fileIn(record[field] ?? null, key) : null
  const bytes = file && (await store.get(key))
  if (!file || !bytes) {
    const { language } = crm.actor
    throw new HotcrmError('not_found', {
      object: crm.describe(object).fields.find((one) => one.name === field)?.label[language] ?? '',
    })
  }
  return { ...file, bytes }
}
function fileIn(value: FieldValue, key: string): StoredFile | null {
  for (const one of Array.isArray(value) ? (value as readonly FieldValue[]) : [])
    if (typeof one === 'object' && one !== null && 'key' in one && one.key === key)
      // A list of files holds nothing else: its field parsed it on the way in.
      return one as unknown as StoredFile
  return null
}
