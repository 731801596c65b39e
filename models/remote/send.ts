import { request as http } from 'node:http'
import { request as https } from 'node:https'
import { HotcrmError } from '#crm-core/contract'
import { guardedLookup, hostOf } from './address.ts'

/** A request, ready to be sent as often as it takes. */
export interface RemoteRequest {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
export interface RemoteReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}
export interface SendOptions {
  readonly max_bytes: number
  readonly allow_private: boolean
  readonly signal: AbortSignal
}

/** One POST. Follows no redirect, reads at most `max_bytes`, goes only where it may. */
export function send(
  asked: RemoteRequest,
  { max_bytes, allow_private, signal }: SendOptions,
): Promise<RemoteReply> {
  const { url, headers, body } = asked
  const { promise, resolve, reject } = Promise.withResolvers<RemoteReply>()
  const options = {
    method: 'POST',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    lookup: guardedLookup(hostOf(url), allow_private),
    signal,
    agent: false,
  } as const
  const call = (url.protocol === 'https:' ? https : http)(url, options, (response) => {
    const parts: Buffer[] = []
    let size = 0
    response.on('data', (part: Buffer) => {
      size += part.length
      if (size <= max_bytes) return void parts.push(part)
      call.destroy(new HotcrmError('remote_answer', { reason: `more than ${max_bytes} bytes` }))
    })
    response.on('error', reject)
    response.on('end', () =>
      resolve({
        status: response.statusCode ?? 0,
        headers: plain(response.headers),
        body: Buffer.concat(parts).toString('utf8'),
      }),
    )
  })
  call.on('error', reject)
  call.end(body)
  return promise
}

const plain = (headers: Readonly<Record<string, string | string[] | undefined>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]))
