import { HotcrmError } from '../contract/errors.ts'

const goneCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', '57P01', '57P03'])
const stoppedCode = '57014'

/** Turns what a stopped statement or a lost server throws into our words; other errors pass as they are. */
export function storeFailure(error: unknown, statement_timeout_ms: number): unknown {
  if (codeOf(error) === stoppedCode)
    return new HotcrmError('timeout', { seconds: statement_timeout_ms / 1000 }, { cause: error })
  return unreachable(error)
}

/** `unavailable` when the server is gone; other errors pass. */
export function unreachable(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof HotcrmError) return error
  const gone = goneCodes.has(codeOf(error)) || error.message.startsWith('Connection terminated')
  return gone ? new HotcrmError('unavailable', { service: 'The database' }, { cause: error }) : error
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
