import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { northwind } from '#crm-core'
import { testServer } from './testing.ts'
import type { TestServer } from './testing.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and names every route of the contract', async () => {
    const answer = await server.hotcrm.app.inject({ url: '/openapi.json' })
    const document = answer.json<{ openapi: string; paths: Record<string, object>; components: object }>()
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/api/v2/records/{object}',
        '/api/v2/records/{object}/{id}',
        '/api/v2/records/{object}/query',
        '/api/v2/records/{object}/aggregate',
        '/api/v2/search',
        '/api/v2/objects',
        '/api/v2/objects/{name}',
        '/api/v2/agent/threads',
        '/api/v2/agent/threads/{id}',
        '/api/v2/agent/threads/{id}/runs',
        '/api/v2/agent/runs/{id}/events',
        '/api/v2/agent/runs/{id}/cancel',
        '/api/v2/approvals',
        '/api/v2/approvals/{id}',
        '/health',
        '/ready',
      ]),
    )
    expect(JSON.stringify(document.components)).toContain('Filter')
  })
})

describe('every answer', () => {
  it('forbids foreign pictures, frames and guesses of types', async () => {
    const { headers } = await server.anonymous('GET', '/demo-users')
    expect(headers.get('content-security-policy')).toMatch(/img-src 'self' data:/)
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
  it('carries an id that a failure repeats', async () => {
    const answer = await server.as(northwind.tom)('GET', '/records/account/none')
    expect(answer.json<{ request_id: string }>().request_id).toBe(answer.headers.get('x-request-id'))
  })
})

describe('a fault inside', () => {
  it('shows nothing of the inside', async () => {
    const { core } = server.hotcrm
    const { query } = core.pool
    core.pool.query = () => Promise.reject(new Error('password authentication failed for user "owner"'))
    try {
      const answer = await server.hotcrm.app.inject({ url: '/ready', headers: { 'accept-language': 'zh' } })
      expect(answer.statusCode).toBe(503)
      expect(answer.body).not.toContain('owner')
      expect(answer.json<{ detail: string }>().detail).toContain('暂时无法访问')
    } finally {
      core.pool.query = query
    }
  })
})
