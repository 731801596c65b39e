import { z } from 'zod'
import type { ProblemBody } from '../http/problem.ts'
import { errorCode } from './agent.ts'
import { fieldValue } from './common.ts'

/** RFC 9457, as every failed request answers. */
export const problem: z.ZodType<ProblemBody> = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: errorCode,
    detail: z.string().describe("What happened and the way out, in the reader's language"),
    issues: z.array(z.strictObject({ at: z.string(), code: errorCode, message: z.string() })),
    request_id: z.string(),
    current: fieldValue.optional().describe('The record as it stands, beside a version conflict'),
  })
  .meta({ id: 'Problem' })
