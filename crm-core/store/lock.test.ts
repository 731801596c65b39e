import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDatabase } from './database.ts'
import { startChild, type Child } from './fixtures/child.ts'
import { lockDirectory, readLock, updateLock } from './lock.ts'
import { templateDatabase } from './pglite/template.ts'

const script = new URL('./fixtures/hold-lock.ts', import.meta.url)
let dir: string
let children: Child[]
const child = (...args: string[]) => {
  const started = startChild(script, dir, ...args)
  children.push(started)
  return started
}

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'hotcrm-lock-'))
  children = []
})
afterEach(async () => {
  for (const one of children) await one.kill()
  await rm(dir, { recursive: true, force: true })
})

it('gives a directory to one owner, and to the next after its release', async () => {
  const first = await lockDirectory(dir)
  await expect(lockDirectory(dir)).rejects.toMatchObject({
    code: 'data_dir_locked',
    params: { pid: process.pid, dir },
  })
  await first.release()
  const second = await lockDirectory(dir)
  await second.release()
  expect(await readdir(dir)).toEqual([])
})

it('names the process that owns it, with its address once it serves', async () => {
  const owner = child('http://127.0.0.1:3000')
  await owner.line(/locked/)
  await expect(lockDirectory(dir)).rejects.toMatchObject({ params: { pid: owner.pid, dir } })
  await expect.poll(async () => (await readLock(dir))?.address).toBe('http://127.0.0.1:3000')
  await expect(updateLock(dir, 'http://elsewhere')).rejects.toMatchObject({ code: 'data_dir_locked' })
})

it('passes over the lock of a process that was killed', async () => {
  const owner = child()
  await owner.line(/locked/)
  await owner.kill()
  expect(await readLock(dir)).toBeNull()
  await (await lockDirectory(dir)).release()
})

it('is not fooled by a process that has the pid of a dead owner', async () => {
  const owner = child()
  await owner.line(/locked/)
  await owner.kill()
  const file = path.join(dir, 'lock.json')
  const lock = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...lock, pid: process.pid }))
  expect(await readLock(dir)).toBeNull()
  await (await lockDirectory(dir)).release()
})

it('takes over a lock file that cannot be read', async () => {
  await writeFile(path.join(dir, 'lock.json'), '{"pid": 1')
  await lockDirectory(dir)
  expect((await readLock(dir))?.pid).toBe(process.pid)
})

it('says where it serves, and no longer, to whoever asks', async () => {
  const lock = await lockDirectory(dir)
  await updateLock(dir, 'http://127.0.0.1:3000')
  expect(await readLock(dir)).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:3000' })
  await updateLock(dir, null)
  expect((await readLock(dir))?.address).toBeNull()
  await lock.release()
  await expect(updateLock(dir, 'http://127.0.0.1:3000')).rejects.toMatchObject({ params: { pid: 0 } })
})

it('passes over a process that died while it was taking over the lock of another', async () => {
  const dead = child()
  await dead.line(/locked/)
  await dead.kill()
  const file = path.join(dir, 'lock.json')
  await writeFile(`${file}.takeover`, await readFile(file, 'utf8'))
  await (await lockDirectory(dir)).release()
  expect(await readdir(dir)).toEqual([])
})

it('lets one of many that start at once over a dead lock have it', async () => {
  const dead = child()
  await dead.line(/locked/)
  await dead.kill()
  const starters = Array.from({ length: 6 }, () => child())
  const said = await Promise.all(starters.map((one) => one.line(/locked|refused/)))
  expect(said.filter((line) => line === 'locked')).toHaveLength(1)
  expect(said.filter((line) => line.includes('data_dir_locked'))).toHaveLength(5)
})

it('keeps a second process out of an embedded store, and the first one works on', async () => {
  const database = await openDatabase({ kind: 'embedded', data_dir: dir, template: await templateDatabase() })
  expect(await child().line(/./)).toContain(`(pid ${process.pid})`)
  expect((await database.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  await database.close()
  expect(await readLock(dir)).toBeNull()
})
