/** A stream of bytes, read once. */
export type Bytes = AsyncIterable<Uint8Array>

/** Where the bytes of files lie. Keys are made by upload.ts: the workspace's id, a slash, an id of the file. */
export interface FileStore {
  readonly kind: 'disk' | 's3' | 'memory' | 'none'
  /** All of it is there afterwards and on the disk, or nothing. */
  put(key: string, bytes: Bytes): Promise<void>
  /** Null when there is no such file. */
  get(key: string): Promise<Bytes | null>
  exists(key: string): Promise<boolean>
  /** What is not there is deleted already. */
  delete(key: string): Promise<void>
}

/** Where files are kept; upload and download are the same everywhere. */
export type FileOptions =
  | { readonly kind: 'disk'; readonly path: string }
  | ({ readonly kind: 's3' } & S3Options)
  | { readonly kind: 'memory' }
  | { readonly kind: 'none' }
export interface S3Options {
  readonly bucket: string
  readonly region: string
  /** For stores other than Amazon's. */
  readonly endpoint?: string
  readonly access_key_id?: string
  readonly secret_access_key?: string
  /** Before every key, so that several installations can share a bucket. */
  readonly prefix?: string
}

const shape = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/
/** Whether a key is of this workspace: what else it might name is never looked at. */
export const isKeyOf = (tenant_id: string, key: string): boolean =>
  shape.test(key) && key.startsWith(`${tenant_id}/`)
