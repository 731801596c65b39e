import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'

/** Gathers routes into OpenAPI 3.1; must be registered before them. */
export async function registerOpenapi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'HotCRM',
        version,
        description: 'Records, search, conversations and approvals. Failures are RFC 9457 problems.',
      },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key (hck_…)' },
          session: { type: 'apiKey', in: 'cookie', name: 'hotcrm.session_token' },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  const document = () => app.swagger()
  app.get('/openapi.json', { schema: { hide: true } }, document)
  app.get('/api/v2/openapi.json', { schema: { hide: true } }, document)
}
