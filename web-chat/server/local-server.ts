import { readLock } from '#crm-core'
import { readLocalCredential } from './secrets.ts'

/** Who owns a data directory: a server with an address, or a process that serves nobody. */
export interface LocalServer {
  readonly pid: number
  /** Null while it starts, or when it is a command that runs in process. */
  readonly address: string | null
  readonly credential: string | null
}

/** The living owner of an embedded data directory; null when nobody owns it. */
export async function findLocalServer(data_dir: string): Promise<LocalServer | null> {
  const lock = await readLock(data_dir)
  if (!lock) return null
  return { pid: lock.pid, address: lock.address, credential: await readLocalCredential(data_dir) }
}
