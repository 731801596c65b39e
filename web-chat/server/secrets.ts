import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The secret that signs sessions: made once and kept, so that a restart signs nobody out. */
export async function keptSecret(data_dir: string): Promise<string> {
  const path = join(data_dir, 'secret')
  const kept = await read(path)
  if (kept) return kept
  await mkdir(data_dir, { recursive: true })
  try {
    await writeFile(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    // Two processes starting together on one directory: the first file wins.
    if (!isExisting(error)) throw error
  }
  return (await read(path)) ?? fail(path)
}

const credentialPath = (data_dir: string) => join(data_dir, 'local-credential')

/** What lets a CLI on this machine, run by this user, speak to a server; fresh at every start. */
export const newLocalCredential = () => `hcl_${randomBytes(32).toString('base64url')}`

/** Puts the credential where that CLI looks for it. */
export async function keepLocalCredential(data_dir: string, credential: string): Promise<void> {
  await mkdir(data_dir, { recursive: true })
  // Removed first, since writing keeps the mode that an older file had.
  await rm(credentialPath(data_dir), { force: true })
  await writeFile(credentialPath(data_dir), credential, { mode: 0o600 })
}

/** The credential of the server that owns this directory, or null when there is none. */
export const readLocalCredential = (data_dir: string) => read(credentialPath(data_dir))

async function read(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim() || null
  } catch {
    return null
  }
}

function isExisting(error: unknown) {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}

function fail(path: string): never {
  throw new Error(`The secret file ${path} cannot be read.`)
}
