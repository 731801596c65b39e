import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addWrappingKey, keyServiceOf } from './key-file.ts'
import { newKey } from './key-service.ts'

let directory: string
let file: string
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'hotcrm-keys-'))
  file = path.join(directory, 'keys', 'kek')
})
afterEach(() => rm(directory, { recursive: true, force: true }))
const fileKeys = (create = true) => keyServiceOf({ kind: 'file', path: file, create })

it('a key file is made at the first use, for its owner only, and once for two processes', async () => {
  const secret = newKey()
  const [one, other] = [fileKeys(), fileKeys()]
  const wrapped = await Promise.all([one, other].map((service) => service.wrap(secret)))
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  for (const each of wrapped) {
    expect(Buffer.from(await one.unwrap(each)).equals(secret)).toBe(true)
    expect(Buffer.from(await fileKeys(false).unwrap(each)).equals(secret)).toBe(true)
    expect(each.wrapped).not.toContain(secret.toString('base64url'))
  }
})

it('a key file that nobody may make is missing in words', async () => {
  await expect(fileKeys(false).wrap(newKey())).rejects.toMatchObject({ code: 'key_missing' })
  await expect(keyServiceOf({ kind: 'none' }).wrap(newKey())).rejects.toMatchObject({ code: 'key_missing' })
})

it('a new wrapping key comes to use at once, and the old one still opens what it wrapped', async () => {
  const service = fileKeys()
  const secret = newKey()
  const old = await service.wrap(secret)
  await addWrappingKey(file)
  const anew = await service.wrap(secret)
  expect(anew.kek_id).not.toBe(old.kek_id)
  for (const each of [old, anew]) expect(Buffer.from(await service.unwrap(each)).equals(secret)).toBe(true)
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line && !line.startsWith('#'))
  expect(lines).toHaveLength(2)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

it('a wrapped key that was altered, or that another key has wrapped, is not opened', async () => {
  const service = fileKeys()
  const { kek_id, wrapped } = await service.wrap(newKey())
  const altered = wrapped.startsWith('A') ? `B${wrapped.slice(1)}` : `A${wrapped.slice(1)}`
  await expect(service.unwrap({ kek_id, wrapped: altered })).rejects.toMatchObject({
    code: 'unreadable_value',
  })
  await expect(service.unwrap({ kek_id: 'local-0', wrapped })).rejects.toMatchObject({
    code: 'unreadable_value',
  })
})

it('a file that holds no key is refused', async () => {
  await fileKeys().wrap(newKey())
  await writeFile(file, 'too short\n')
  await expect(fileKeys().wrap(newKey())).rejects.toMatchObject({ code: 'configuration' })
  expect(() => keyServiceOf({ kind: 'keys', keys: ['abc'] })).toThrow('32 bytes')
})
