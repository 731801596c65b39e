const schemes = new Set(['http', 'https', 'mailto', 'tel', 'record'])

/** Addresses that a click may follow; one without a scheme leads to a page of this site. */
export function isSafeAddress(address: string): boolean {
  // Browsers skip these signs inside a scheme, so they hide one from whoever does not.
  const bare = Array.from(address)
    .filter((sign) => sign > ' ' && sign !== '\u007f')
    .join('')
  const scheme = /^([^:/?#]*):/.exec(bare)?.[1]
  return scheme === undefined || schemes.has(scheme.toLowerCase())
}
