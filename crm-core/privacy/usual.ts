import path from 'node:path'
import type { DatabaseOptions } from '../core.ts'
import type { EncryptionOptions } from './key-file.ts'
import { newKey } from './key-service.ts'

/**
 * Where keys come from when nothing is said: beside the embedded database, for one in memory only as long
 * as it lives. A database server may be shared, so there a key must be named before a secret is written.
 */
export function usualEncryption(database: DatabaseOptions): EncryptionOptions {
  if (database.kind === 'embedded')
    return { kind: 'file', path: path.join(path.resolve(database.data_dir), 'keys', 'kek'), create: true }
  if (database.kind === 'postgres') return { kind: 'none' }
  return { kind: 'keys', keys: [newKey().toString('base64url')] }
}
