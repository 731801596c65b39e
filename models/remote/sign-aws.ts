import { createHash, createHmac } from 'node:crypto'
import { SignatureV4 } from '@smithy/signature-v4'
import type { RemoteRequest } from './send.ts'

export interface AwsKeys {
  readonly region: string
  readonly access_key_id: string
  readonly secret_access_key: string
  readonly session_token?: string | undefined
}

type Bytes = string | ArrayBuffer | ArrayBufferView
const bytes = (data: Bytes): Uint8Array | string => {
  if (typeof data === 'string') return data
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data)
}

/** SHA-256, with a key HMAC, in the form that the signer asks for. */
class Sha256 {
  readonly #hash
  constructor(key?: Bytes) {
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', bytes(key))
  }
  update(data: Bytes): void {
    this.#hash.update(bytes(data))
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest())
  }
  reset(): void {
    throw new Error('a hash is used once')
  }
}

/** Adds the headers of AWS Signature Version 4 for the SageMaker runtime, as of an instant. */
export async function signed(request: RemoteRequest, keys: AwsKeys, at: Date): Promise<RemoteRequest> {
  const signer = new SignatureV4({
    service: 'sagemaker',
    region: keys.region,
    sha256: Sha256,
    credentials: {
      accessKeyId: keys.access_key_id,
      secretAccessKey: keys.secret_access_key,
      ...(keys.session_token === undefined ? {} : { sessionToken: keys.session_token }),
    },
  })
  const { url, headers, body } = request
  const { headers: all } = await signer.sign(
    {
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query: {},
      headers: { ...headers, host: url.host },
      body,
    },
    { signingDate: at },
  )
  return { ...request, headers: all }
}
