import { randomUUID } from 'node:crypto'
import type { FastifyError } from 'fastify'
import { errorTable, errorWords, HotcrmError } from '#crm-core/contract'
import type { ErrorCode, ErrorParams, FieldValue, Issue, Language } from '#crm-core/contract'
import { RequestShapeError } from './request-shape.ts'

/** RFC 9457 with our code, the issues of the input, and the current record beside a version conflict. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ErrorCode
  readonly detail: string
  readonly issues: readonly { readonly at: string; readonly code: string; readonly message: string }[]
  readonly request_id: string
  readonly current?: FieldValue
}

/** The one exit of every failure. A fault that is not ours says nothing but its request id. */
export function problemOf(error: unknown, language: Language, request_id: string): ProblemBody {
  if (error instanceof HotcrmError) return fromHotcrm(error, language, request_id)
  if (error instanceof RequestShapeError) return fromShape(error, language, request_id)
  const known = fromFastify(error)
  return known
    ? problem(known.code, known.params, language, request_id)
    : problem('internal', { request_id }, language, request_id)
}

function fromHotcrm(error: HotcrmError, language: Language, request_id: string): ProblemBody {
  const issues = error.issues.map((issue) => worded(issue, language))
  const params = error.code === 'internal' ? { request_id } : error.params
  const summary = params['summary'] ?? issues.map((i) => i.message).join(' ')
  const body = problem(error.code, { ...params, summary }, language, request_id, issues)
  return error.current === undefined ? body : { ...body, current: error.current }
}

function worded({ at, code, params }: Issue, language: Language) {
  return { at, code, message: errorWords(code, { field: at, ...params }, language) }
}

/** What is wrong with the shape of a request, every place of it. */
function fromShape(error: RequestShapeError, language: Language, request_id: string): ProblemBody {
  const issues = error.issues(language).map((issue) => ({ ...issue, code: 'wrong_type' }))
  const summary = issues.map((i) => (i.at ? `${i.at}: ${i.message}` : i.message)).join('; ')
  return problem('invalid', { summary }, language, request_id, issues)
}

function fromFastify(error: unknown): { code: ErrorCode; params: ErrorParams } | null {
  if (isRefusedFile(error)) return { code: 'route_not_found', params: {} }
  if (!isFastifyError(error)) return null
  if (error.statusCode === 413) return { code: 'too_large', params: { limit: '1 MB' } }
  if (error.statusCode === 400 || error.statusCode === 415)
    return { code: 'bad_request', params: { reason: error.message } }
  return null
}

/** The file server refuses a path that leads out of its folder; to the asker there is nothing there. */
const isRefusedFile = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && (error.statusCode === 403 || error.statusCode === 404)

/** Only Fastify's own codes: their messages are about the request and say nothing of the inside. */
function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('FST_')
}

function problem(
  code: ErrorCode,
  params: ErrorParams,
  language: Language,
  request_id: string,
  issues: ProblemBody['issues'] = [],
): ProblemBody {
  const { status } = errorTable[code]
  return {
    type: `https://hotcrm.dev/errors/${code}`,
    title: code.replaceAll('_', ' '),
    status,
    code,
    detail: errorWords(code, params, language),
    issues,
    request_id,
  }
}

/** Ids that a person can read out and a log line can be found by. */
export const newRequestId = () => randomUUID()
