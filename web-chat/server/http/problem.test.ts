import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { HotcrmError } from '#crm-core/contract'
import { query } from '../routes/schemas.ts'
import { problemOf } from './problem.ts'
import { shapeCompiler } from './request-shape.ts'

const shapeError = (schema: z.ZodType, data: unknown): unknown => {
  const validate = shapeCompiler({ schema, method: 'POST', url: '/', httpPart: 'body' })
  const answer: unknown = validate(data)
  return typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : null
}

describe('a failure as a problem document', () => {
  it('speaks the language of the reader', () => {
    const error = new HotcrmError('not_found', { object: 'lead' })
    expect(problemOf(error, 'en', 'r1')).toMatchObject({ status: 404, code: 'not_found', request_id: 'r1' })
    expect(problemOf(error, 'en', 'r1').detail).toContain('No such lead')
    expect(problemOf(error, 'zh', 'r1').detail).toContain('找不到该lead')
  })
  it('lists every issue in words', () => {
    const error = new HotcrmError(
      'invalid',
      {},
      {
        issues: [
          { at: 'name', code: 'required' },
          { at: 'stage', code: 'unknown_option', params: { field: '阶段', got: 'x', choices: 'a, b' } },
        ],
      },
    )
    const { issues, detail } = problemOf(error, 'zh', 'r1')
    expect(issues).toEqual([
      { at: 'name', code: 'required', message: 'name为必填项。' },
      { at: 'stage', code: 'unknown_option', message: '“x”不是阶段的可选值。可选：a, b。' },
    ])
    expect(detail).toContain('name为必填项。')
  })
  it('carries the current record of a version conflict', () => {
    const error = new HotcrmError(
      'stale_version',
      { object: 'lead', version: 4 },
      { current: { version: 4 } },
    )
    expect(problemOf(error, 'en', 'r1')).toMatchObject({ status: 412, current: { version: 4 } })
  })
  it('tells nothing of a fault but the request id', () => {
    const fault = new Error('relation "secret_table" does not exist')
    const problem = problemOf(fault, 'en', 'r-42')
    expect(problem).toMatchObject({ status: 500, code: 'internal' })
    expect(problem.detail).toContain('r-42')
    expect(JSON.stringify(problem)).not.toContain('secret_table')
  })
  it('does not take a foreign error with a status for one of its own', () => {
    const foreign = Object.assign(new Error('password=hunter2'), { statusCode: 400, code: 'ECONNRESET' })
    expect(problemOf(foreign, 'en', 'r1')).toMatchObject({ status: 500, code: 'internal' })
  })
  it('words the shape of a request in both languages', () => {
    const error = shapeError(z.strictObject({ limit: z.number() }), { limit: 'ten' })
    const en = problemOf(error, 'en', 'r1')
    const zh = problemOf(error, 'zh', 'r1')
    expect(en).toMatchObject({ status: 422, code: 'invalid', issues: [{ at: 'limit' }] })
    expect(en.issues[0]?.message).toContain('expected number')
    expect(zh.issues[0]?.message).toMatch(/无效输入/)
  })
  it('points into the branch of a filter that was meant', () => {
    const bad = { filter: { and: [{ field: 'amount', op: 'about', value: 5 }] } }
    const { issues } = problemOf(shapeError(query, bad), 'en', 'r1')
    expect(issues.map((issue) => issue.at)).toContain('filter.and.0.op')
  })
})
