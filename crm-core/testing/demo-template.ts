import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { demoTenants, loadDemo } from '../demo/index.ts'
import { Embedders } from '../search/index.ts'
import { openDatabase, type Database } from '../store/database.ts'
import { keptDump } from '../store/pglite/kept-dump.ts'
import { templateDatabase } from '../store/pglite/template.ts'

const room = new URL('..', import.meta.url)
const made = new Map<string, Promise<Blob>>()

/**
 * The demo workspaces as they are at a moment, vectors included, as a template for databases in memory.
 * Made once for a state of the code and a moment, then read from the cache.
 */
export function demoTemplate(now: Date | string): Promise<Blob> {
  const moment = new Date(now)
  const name = String(moment.getTime())
  const known = made.get(name)
  if (known !== undefined) return known
  const dump = codeHash().then((hash) => keptDump({ kind: 'demo', hash, name }, () => make(moment)))
  made.set(name, dump)
  return dump
}

/** All code that has a part in the rows: objects, fields, search and the demo itself. */
async function codeHash(): Promise<string> {
  const hash = createHash('sha256')
  const files: string[] = []
  for await (const file of glob('**/*.{ts,sql}', { cwd: room }))
    if (!file.endsWith('.test.ts')) files.push(file)
  for (const file of files.toSorted()) hash.update(file).update(await readFile(new URL(file, room)))
  return hash.digest('hex').slice(0, 16)
}

async function make(now: Date): Promise<Database> {
  const database = await openDatabase({ kind: 'memory', template: await templateDatabase() })
  try {
    await loadDemo({ pool: database.pool }, { now })
    const embedders = new Embedders(null)
    for (const tenant of Object.values(demoTenants)) await embedders.catchUp(database.tenant(tenant), tenant)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}
