import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { HotcrmError } from '../contract/errors.ts'
import { processStart } from './process-start.ts'

const lockSchema = z.object({
  pid: z.int().positive(),
  start: z.string(),
  /** Where the owner serves HTTP, once it does. */
  address: z.string().nullable(),
  opened_at: z.string(),
})
export type DirectoryLock = z.infer<typeof lockSchema>

const lockFile = (data_dir: string) => path.join(path.resolve(data_dir), 'lock.json')

/** The lock of the process that owns the directory now; null when nobody does. */
export async function readLock(data_dir: string): Promise<DirectoryLock | null> {
  const lock = await read(lockFile(data_dir))
  return lock !== null && (await isHeld(lock)) ? lock : null
}

/** Writes down where this process, which must own the directory, serves HTTP; null when it no longer does. */
export async function updateLock(data_dir: string, address: string | null): Promise<void> {
  const lock = await readLock(data_dir)
  if (lock?.pid !== process.pid)
    throw new HotcrmError('data_dir_locked', { pid: lock?.pid ?? 0, dir: data_dir })
  const draft = await writeDraft(lockFile(data_dir), { ...lock, address })
  await rename(draft, lockFile(data_dir))
}

/** Makes this process the owner of an embedded data directory, or throws data_dir_locked. */
export async function lockDirectory(data_dir: string): Promise<{ release: () => Promise<void> }> {
  const file = lockFile(data_dir)
  await mkdir(path.dirname(file), { recursive: true })
  const mine: DirectoryLock = {
    pid: process.pid,
    start: (await processStart(process.pid)) ?? 'unknown',
    address: null,
    opened_at: new Date().toISOString(),
  }
  if (!(await place(file, mine))) await takeOver(file, data_dir, mine)
  return {
    release: async () => {
      const current = await read(file)
      if (current?.opened_at === mine.opened_at && current.pid === mine.pid) await remove(file)
    },
  }
}

/**
 * Replaces the lock of a process that died. A second lock guards the step, or of two processes that
 * both saw the dead one the slower would throw out the lock of the faster.
 */
async function takeOver(file: string, data_dir: string, mine: DirectoryLock): Promise<void> {
  const guard = `${file}.takeover`
  for (let attempt = 0; attempt < 100; attempt++) {
    const owner = await read(file)
    if (owner !== null && (await isHeld(owner)))
      throw new HotcrmError('data_dir_locked', { pid: owner.pid, dir: data_dir })
    if (await place(guard, mine)) {
      try {
        const still = await read(file)
        if (still === null || !(await isHeld(still))) await remove(file)
        if (await place(file, mine)) return
      } finally {
        await remove(guard)
      }
    } else {
      const other = await read(guard)
      if (other !== null && !(await isHeld(other))) await remove(guard)
      await wait(20)
    }
  }
  throw new HotcrmError('data_dir_locked', { pid: (await read(file))?.pid ?? 0, dir: data_dir })
}

async function isHeld(lock: DirectoryLock): Promise<boolean> {
  const start = await processStart(lock.pid)
  return start !== null && (start === lock.start || start === 'unknown' || lock.start === 'unknown')
}

async function read(file: string): Promise<DirectoryLock | null> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return lockSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Puts a whole file in place, or nothing when there is one: a reader never sees half a lock. */
async function place(file: string, lock: DirectoryLock): Promise<boolean> {
  const draft = await writeDraft(file, lock)
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    await remove(draft)
  }
}

async function writeDraft(file: string, lock: DirectoryLock): Promise<string> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, `${JSON.stringify(lock)}\n`, { mode: 0o600 })
  return draft
}

const remove = (file: string) => unlink(file).catch(() => undefined)
