import type { z } from 'zod'
import type { Issue } from '#crm-core/contract'

/** zod's issues in the words of the error table, so that a person and a model read the same thing. */
export function issuesOf(error: z.ZodError): Issue[] {
  return error.issues.map((issue): Issue => {
    const at = issue.path.map(String).join('.')
    if (issue.code === 'invalid_type' && issue.message.includes('undefined'))
      return { at, code: 'required', params: { field: at } }
    if (issue.code === 'unrecognized_keys')
      return {
        at: issue.keys.join(', '),
        code: 'unknown_field',
        params: { field: issue.keys.join(', '), object: 'arguments', nearest: '' },
      }
    const expected = 'expected' in issue ? String(issue.expected) : issue.message
    return { at, code: 'wrong_type', params: { field: at, expected, got: describeInput(issue.input) } }
  })
}

function describeInput(input: unknown): string {
  if (input === null || input === undefined) return 'nothing'
  return typeof input === 'object'
    ? Array.isArray(input)
      ? 'a list'
      : 'an object'
    : JSON.stringify(input).slice(0, 60)
}
