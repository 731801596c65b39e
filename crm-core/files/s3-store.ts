import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { S3Client } from '@aws-sdk/client-s3'
import type { Bytes, FileStore, S3Options } from './store.ts'

/** The client is large and most installations keep their files on a disk, so it is loaded when it is used. */
const sdk = () => import('@aws-sdk/client-s3')

/** Files in a bucket of Amazon S3 or of anything that speaks its protocol. */
export function s3Store(options: S3Options): FileStore {
  const { bucket: Bucket, prefix = '' } = options
  let made: Promise<S3Client> | undefined
  const client = () => (made ??= connect(options))
  const at = (key: string) => ({ Bucket, Key: `${prefix}${key}` })
  return {
    kind: 's3',
    async put(key, bytes) {
      const { PutObjectCommand } = await sdk()
      await spooled(bytes, async (file, ContentLength) => {
        const Body = createReadStream(file)
        await (await client()).send(new PutObjectCommand({ ...at(key), Body, ContentLength }))
      })
    },
    async get(key) {
      const { GetObjectCommand } = await sdk()
      const found = await (await client()).send(new GetObjectCommand(at(key))).catch(absent)
      return found?.Body ? found.Body.transformToWebStream() : null
    },
    async exists(key) {
      const { HeadObjectCommand } = await sdk()
      return Boolean(await (await client()).send(new HeadObjectCommand(at(key))).catch(absent))
    },
    async delete(key) {
      const { DeleteObjectCommand } = await sdk()
      await (await client()).send(new DeleteObjectCommand(at(key)))
    },
  }
}

async function connect({ region, endpoint, access_key_id, secret_access_key }: S3Options): Promise<S3Client> {
  const { S3Client } = await sdk()
  return new S3Client({
    region,
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    ...(access_key_id !== undefined &&
      secret_access_key !== undefined && {
        credentials: { accessKeyId: access_key_id, secretAccessKey: secret_access_key },
      }),
    // Stores of other makers do not know Amazon's newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
}

/** The protocol wants to know the size first, so the bytes wait in a file of their own. */
async function spooled(bytes: Bytes, work: (file: string, size: number) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(path.join(tmpdir(), 'hotcrm-upload-'))
  try {
    const file = path.join(directory, 'bytes')
    await writeFile(file, bytes, { mode: 0o600 })
    await work(file, (await stat(file)).size)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

function absent(error: unknown): null {
  if (error instanceof Error && ['NoSuchKey', 'NotFound'].includes(error.name)) return null
  throw error
}
