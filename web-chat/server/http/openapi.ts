import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
// What every failure looks like is registered by its file, and named below.
import '../answers/problem.ts'

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
    transformObject: (document) => withProblems(jsonSchemaTransformObject(document)),
  })
  let text = ''
  const document = () => (text ||= JSON.stringify(app.swagger()))
  for (const url of ['/openapi.json', '/api/v2/openapi.json'])
    app.get(url, { schema: { hide: true } }, (_, reply) => reply.type('application/json').send(document()))
}

/** The part of a document that is changed here. */
const documentShape = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ responses: z.record(z.string(), z.unknown()) })),
  ),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
})

const failed = {
  description: 'What went wrong, with a code of the table of errors',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** Every route may fail in the same form; schemas that nothing points to are left out. */
function withProblems(made: object) {
  const { paths, components, ...rest } = documentShape.parse(made)
  for (const operations of Object.values(paths))
    for (const operation of Object.values(operations)) operation.responses['default'] = failed
  const used = reachable(components.schemas, paths)
  const kept = Object.fromEntries(Object.entries(components.schemas).filter(([name]) => used.has(name)))
  return { ...rest, paths, components: { ...components, schemas: kept } }
}

function reachable(schemas: Readonly<Record<string, unknown>>, from: unknown, found = new Set<string>()) {
  for (const [, name = ''] of JSON.stringify(from).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (found.has(name)) continue
    found.add(name)
    reachable(schemas, schemas[name] ?? {}, found)
  }
  return found
}
