import { errorTable } from '#crm-core/contract'
import type { ErrorCode } from '#crm-core/contract'
import type { Problem } from './types.ts'

/** What every call of the client rejects with: the problem that the server told, or one of the same form made here. */
export class ClientError extends Error {
  readonly problem: Problem
  constructor(problem: Problem, cause?: unknown) {
    super(problem.detail, cause === undefined ? undefined : { cause })
    this.name = 'ClientError'
    this.problem = problem
  }
  get code(): ErrorCode {
    return this.problem.code
  }
  get status(): number {
    return this.problem.status
  }
}

const isCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errorTable, code)

/** The code for a status when the answer itself names none (a proxy, or the sign-in library). */
function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'unauthenticated'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'route_not_found'
  if (status === 413) return 'too_large'
  if (status === 429) return 'rate_limited'
  if (status === 504) return 'timeout'
  if (status === 502 || status === 503) return 'unavailable'
  return status < 500 ? 'bad_request' : 'internal'
}

/** Reads a failed answer. Anything that is no problem document becomes one by its status. */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null)
  const given = typeof body === 'object' && body !== null ? body : {}
  const said = 'detail' in given ? given.detail : 'message' in given ? given.message : ''
  const problem = {
    type: 'about:blank',
    title: response.statusText,
    issues: [],
    request_id: response.headers.get('x-request-id') ?? '',
    ...given,
    status: response.status,
    code: 'code' in given && isCode(given.code) ? given.code : codeOfStatus(response.status),
    detail: typeof said === 'string' && said !== '' ? said : response.statusText,
  }
  return problem
}

/** The problem of a call that never reached the server. */
export function unreachable(cause: unknown): ClientError {
  const problem: Problem = {
    type: 'about:blank',
    title: 'Unreachable',
    status: 503,
    code: 'unavailable',
    detail: errorTable.unavailable.words.en.replace('{service}', 'HotCRM'),
    issues: [],
    request_id: '',
  }
  return new ClientError(problem, cause)
}
