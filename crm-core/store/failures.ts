import { HotcrmError } from '../contract/errors.ts'

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P03',
])
const stopped = '57014'

/** Turns what a stopped statement or a lost server throws into our words; other errors pass as they are. */
export function storeFailure(error: unknown, statement_timeout_ms: number): unknown {
  if (!(error instanceof Error) || error instanceof HotcrmError) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (code === stopped)
    return new HotcrmError('timeout', { seconds: statement_timeout_ms / 1000 }, { cause: error })
  if (unreachable.has(code) || error.message.startsWith('Connection terminated'))
    return new HotcrmError('unavailable', { service: 'The database' }, { cause: error })
  return error
}
