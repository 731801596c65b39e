import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { HotcrmError } from '#crm-core/contract'
import type { RemoteEndpoint } from './endpoint.ts'

const loopback = blocks([
  ['127.0.0.0', 8],
  ['::1', 128],
])
const inside = blocks([
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['::', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
])
/** Instance metadata hands out the machine's own keys, and nobody serves a model there. */
const never = blocks([
  ['169.254.0.0', 16],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['fe80::', 10],
  ['ff00::', 8],
  ['fd00:ec2::254', 128],
])

/** https anywhere public, http on this machine; more only where `allow_private` says so. */
export function checkedUrl(text: string, allow_private: boolean): URL {
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') refuse(`${url.protocol} instead of https`)
  if (url.username || url.password) refuse('a password in the address')
  const host = hostOf(url)
  const local = host === 'localhost' || (isIP(host) > 0 && contains(loopback, host))
  if (url.protocol === 'http:' && !local && !allow_private) refuse('http beyond this machine')
  if (isIP(host) > 0) checkIp(host, local, allow_private)
  return url
}

export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1')

/**
 * Looks a name up for the connection itself, and refuses what it may not reach: a name that was public when it was entered may
 * point inside by now.
 */
export function guardedLookup(host: string, allow_private: boolean): LookupFunction {
  return (name, options, done) => {
    lookup(name, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '')
      try {
        for (const { address } of addresses) checkIp(address, host === 'localhost', allow_private)
      } catch (refused) {
        return done(refused instanceof Error ? refused : new Error(String(refused)), '')
      }
      if (options.all) return done(null, addresses)
      const [first] = addresses
      if (first) done(null, first.address, first.family)
      else done(new Error(`no address of ${name}`), '')
    })
  }
}

/**
 * Whoever administrates a workspace is not always whoever runs the server: this machine and private networks are asked
 * only where the server's own configuration says so (`inside`). Throws remote_address.
 */
export function mayBeUsed({ url, allow_private }: RemoteEndpoint, inside: boolean): void {
  if (inside) return
  const host = url === undefined ? '' : hostOf(new URL(url))
  if (allow_private || host === 'localhost' || (isIP(host) > 0 && contains(loopback, host)))
    refuse('this machine and private networks are closed here (HOTCRM_REMOTE_MODELS)')
}

function checkIp(address: string, local: boolean, allow_private: boolean): void {
  if (contains(never, address)) refuse(`${address} belongs to the machine's own network`)
  if (contains(loopback, address) && !local && !allow_private) refuse(`${address} is this machine`)
  if (contains(inside, address) && !allow_private) refuse(`${address} is in a private network`)
}

function blocks(ranges: readonly (readonly [address: string, prefix: number])[]): BlockList {
  const list = new BlockList()
  for (const [address, prefix] of ranges)
    list.addSubnet(address, prefix, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return list
}
/** IPv4 written as IPv6 is checked as the IPv4 address that it is. */
function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}
function refuse(reason: string): never {
  throw new HotcrmError('remote_address', { reason })
}
