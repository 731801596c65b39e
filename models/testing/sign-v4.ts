import { createHash, createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export interface AwsAccount {
  readonly region: string
  readonly service: string
  readonly access_key_id: string
  readonly secret_access_key: string
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
const form =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/

/**
 * Checks AWS Signature Version 4 as the service does, written from AWS's description and not with the library that signs. Answers
 * what is wrong, in AWS's words, or null.
 */
export function signatureFault(
  request: IncomingMessage,
  body: string,
  account: AwsAccount,
  now: Date,
): string | null {
  const given = request.headers
  const [, key_id, day = '', region, service, names = '', signature] =
    form.exec(given.authorization ?? '') ?? []
  if (key_id === undefined) return 'Missing Authentication Token'
  if (key_id !== account.access_key_id) return 'The security token included in the request is invalid.'
  if (region !== account.region || service !== account.service)
    return 'Credential should be scoped correctly.'
  const date = [given['x-amz-date']].flat().join('')
  if (Math.abs(instant(date) - now.getTime()) > 5 * 60_000) return 'Signature expired'
  if (!names.split(';').includes('host')) return 'Host must be signed'
  const headers = names.split(';').map((name) => `${name}:${[given[name]].flat().join(',').trim()}\n`)
  const url = new URL(request.url ?? '', 'http://host')
  const path = url.pathname.split('/').map(encodeURIComponent).join('/')
  const canonical = ['POST', path, '', headers.join(''), names, sha256(body)].join('\n')
  const scope = `${day}/${region}/${service}/aws4_request`
  const text = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')
  const steps = [day, account.region, account.service, 'aws4_request']
  const signing = steps.reduce<string | Buffer>(hmac, `AWS4${account.secret_access_key}`)
  const expected = hmac(signing, text).toString('hex')
  if (expected === signature) return null
  return 'The request signature we calculated does not match the signature you provided.'
}

/** 20260601T000000Z */
const instant = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
