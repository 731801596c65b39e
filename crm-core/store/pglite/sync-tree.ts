import { open, readdir } from 'node:fs/promises'
import path from 'node:path'

/** Brings a directory and all that is in it to the disk: files that were made before anyone synced. */
export async function syncTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name))
  await Promise.all([...paths, directory].map(syncPath))
}

/** One file, or the names in one directory; Windows opens no directory and needs none synced. */
export async function syncPath(file: string): Promise<void> {
  const handle = await open(file, process.platform === 'win32' ? 'r+' : 'r').catch((error: unknown) => {
    if (process.platform === 'win32') return null
    throw error
  })
  try {
    await handle?.sync()
  } finally {
    await handle?.close()
  }
}
