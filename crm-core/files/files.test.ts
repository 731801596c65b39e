import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import S3rver from 's3rver'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ActorCrm } from '../contract.ts'
import { freshCrm, testPeople, type FreshCrm } from '../testing/index.ts'
import { withCrm } from '../testing/with-crm.ts'
import type { StoredFile } from './files.ts'
import type { Bytes, FileOptions } from './store.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
async function* parts(bytes: Uint8Array, size = 1000): Bytes {
  for (let from = 0; from < bytes.byteLength; from += size) yield bytes.subarray(from, from + size)
}
async function read(bytes: Bytes): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const part of bytes) all.push(part)
  return Buffer.concat(all)
}

let directory: string
let server: S3rver
let endpoint: string
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'hotcrm-files-'))
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: path.join(directory, 's3'),
    configureBuckets: [{ name: 'hotcrm', configs: [] }],
  })
  const { port } = await server.run()
  endpoint = `http://127.0.0.1:${port}`
})
afterAll(async () => {
  await server.close()
  await rm(directory, { recursive: true, force: true })
})

const places: Readonly<Record<string, () => FileOptions>> = {
  memory: () => ({ kind: 'memory' }),
  'a disk': () => ({ kind: 'disk', path: path.join(directory, 'disk') }),
  'a store that speaks S3': () => ({
    kind: 's3',
    bucket: 'hotcrm',
    region: 'us-east-1',
    endpoint,
    access_key_id: 'S3RVER',
    secret_access_key: 'S3RVER',
    prefix: 'one/',
  }),
}

describe.each(Object.keys(places))('a file on %s', (name) => {
  let crm: FreshCrm
  beforeEach(async () => {
    crm = await freshCrm({ files: places[name]?.() })
  })
  afterEach(() => crm[Symbol.asyncDispose]())

  it('comes back as it was sent, however large its parts', async () => {
    const bytes = Buffer.concat([png, Buffer.alloc(200_000, 'abc')])
    for (const size of [1, 4099, 70_000].map((one) => Math.max(one, 7))) {
      const upload = { name: 'dot.png', type: 'image/png', bytes: parts(bytes, size) }
      const file = await crm.core.files.upload(testPeople.rep, upload)
      expect(file).toEqual({ key: file.key, name: 'dot.png', type: 'image/png', size: bytes.byteLength })
      const stored = await crm.core.files.store.get(file.key)
      expect(stored && (await read(stored)).equals(bytes)).toBe(true)
      const { rows } = await crm.core.pool.query('select sha256 from file_upload where key = $1', [file.key])
      expect(rows).toEqual([{ sha256: createHash('sha256').update(bytes).digest('hex') }])
    }
  })

  it('leaves nothing when it is refused on the way', async () => {
    const huge = { name: 'x.txt', type: 'text/plain', bytes: parts(Buffer.alloc(26_000_000, 'a'), 1_000_000) }
    await expect(crm.core.files.upload(testPeople.rep, huge)).rejects.toMatchObject({ code: 'too_large' })
    const liar = { name: 'x.pdf', type: 'application/pdf', bytes: parts(png) }
    await expect(crm.core.files.upload(testPeople.rep, liar)).rejects.toMatchObject({
      code: 'wrong_file_type',
      params: { found: 'image/png' },
    })
    const broken = { name: 'x.txt', type: 'text/plain', bytes: failing() }
    await expect(crm.core.files.upload(testPeople.rep, broken)).rejects.toThrow('cut off')
    expect((await crm.core.pool.query('select 1 from file_upload')).rows).toEqual([])
    if (name === 'a disk') {
      const tenant = path.join(directory, 'disk', testPeople.rep.tenant_id)
      expect((await readdir(tenant)).filter((file) => file.endsWith('.part'))).toEqual([])
    }
  })

  it('is gone once it is deleted, and deleting it again is no fault', async () => {
    const { store } = crm.core.files
    const { key } = await crm.core.files.upload(testPeople.rep, {
      name: 'a',
      type: 'image/png',
      bytes: parts(png),
    })
    expect(await store.exists(key)).toBe(true)
    for (const _ of [1, 2]) await store.delete(key)
    expect(await store.exists(key)).toBe(false)
    expect(await store.get(key)).toBeNull()
  })
})

async function* failing(): Bytes {
  yield Buffer.from('some')
  throw new Error('cut off')
}

describe('the type of a file', () => {
  let crm: FreshCrm
  beforeAll(async () => {
    crm = await freshCrm()
  })
  afterAll(() => crm[Symbol.asyncDispose]())
  const send = (type: string, bytes: Uint8Array) =>
    crm.core.files.upload(testPeople.rep, { name: 'file', type, bytes: parts(bytes) })

  const zip = Buffer.from('504b0304140000000800', 'hex')
  const taken: [string, Uint8Array][] = [
    ['text/csv', Buffer.from('a,b\n1,2')],
    ['text/plain; charset=utf-8', Buffer.from('星辰')],
    ['application/json', Buffer.from('{}')],
    ['image/svg+xml', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', zip],
    ['application/pdf', Buffer.from('%PDF-1.7\n')],
    ['application/octet-stream', png],
    ['text/plain', Buffer.alloc(0)],
  ]
  it.each(taken)('%s is believed where the content bears it out', async (type, bytes) => {
    await expect(send(type, bytes)).resolves.toMatchObject({ size: bytes.byteLength })
  })

  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])
  const refused: [string, Uint8Array][] = [
    ['image/png', Buffer.from('<html><script>alert(1)</script>')],
    ['image/jpeg', png],
    ['application/pdf', zip],
    ['text/plain', Buffer.from([1, 0, 2])],
    ['application/octet-stream', program],
    ['image/png', program],
  ]
  it.each(refused)('%s is refused where the content says another', async (type, bytes) => {
    await expect(send(type, bytes)).rejects.toMatchObject({ code: 'wrong_file_type' })
  })
})

withCrm('a file of a record', (fresh) => {
  let crm: FreshCrm
  let file: StoredFile
  beforeEach(async () => {
    crm = await fresh()
    const upload = { name: '../../etc/offer\u0000.png', type: 'image/png', bytes: parts(png) }
    file = await crm.core.files.upload(testPeople.rep, upload)
  })
  const attach = async (by: ActorCrm, files: readonly StoredFile[]) =>
    (await by.save('attachment', { name: 'Offer', files })).record
  const open = (by: ActorCrm, id: string, key = file.key) =>
    crm.core.files.open(by, { object: 'attachment', id, field: 'files', key })

  it('is opened by whoever reads the record, and by nobody else', async () => {
    expect(file.name).toBe('offer.png')
    const { id } = await attach(crm, [file])
    const { bytes, ...known } = await open(crm, id)
    expect(known).toEqual(file)
    expect((await read(bytes)).equals(png)).toBe(true)
    await expect(open(crm.as('otherRep'), id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(open(crm.as('foreignAdmin'), id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is not opened through a record that does not name it', async () => {
    const { id } = await attach(crm, [file])
    const other = await crm.core.files.upload(testPeople.rep, {
      name: 'b',
      type: 'image/png',
      bytes: parts(png),
    })
    for (const key of [
      other.key,
      `${testPeople.foreignRep.tenant_id}/${file.key.slice(37)}`,
      '../../etc/passwd',
    ])
      await expect(open(crm, id, key)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('must be an upload of one’s own, as it was found to be', async () => {
    const issue = { issues: [{ at: 'files', code: 'no_such_file', params: { got: file.name } }] }
    await expect(attach(crm.as('otherRep'), [file])).rejects.toMatchObject(issue)
    await expect(attach(crm.as('foreignAdmin'), [file])).rejects.toMatchObject(issue)
    await expect(attach(crm, [{ ...file, type: 'text/html' }])).rejects.toMatchObject(issue)
    await expect(attach(crm, [{ ...file, size: 1 }])).rejects.toMatchObject(issue)
    await expect(attach(crm, [{ ...file, key: 'made-up' }])).rejects.toMatchObject(issue)
    expect(await attach(crm, [{ ...file, name: 'Our offer.png' }])).toMatchObject({
      files: [{ name: 'Our offer.png' }],
    })
  })

  it('is swept after a day, unless a record has named it', async () => {
    const kept = await crm.core.files.upload(testPeople.rep, {
      name: 'b',
      type: 'image/png',
      bytes: parts(png),
    })
    const { id } = await attach(crm, [kept])
    const exists = async (key: string) => crm.core.files.store.exists(key)
    crm.clock.advance(23.5 * 3_600_000)
    expect(await crm.core.files.sweep()).toBe(0)
    await expect(attach(crm, [file])).rejects.toMatchObject({ issues: [{ code: 'no_such_file' }] })
    crm.clock.advance(3_600_000)
    expect(await crm.core.files.sweep()).toBe(1)
    expect([await exists(file.key), await exists(kept.key)]).toEqual([false, true])
    // Once named it stays: a record that is deleted can be restored.
    await crm.remove('attachment', id)
    crm.clock.advance(48 * 3_600_000)
    expect(await crm.core.files.sweep()).toBe(0)
    expect(await exists(kept.key)).toBe(true)
  })
})
