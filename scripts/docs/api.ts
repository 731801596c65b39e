import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { openHotcrm, readConfig } from '#server'
import { nameOf, shapeOf } from './shape.ts'

const content = z.record(z.string(), z.object({ schema: z.unknown() }))
const operation = z.object({
  summary: z.string(),
  description: z.string().optional(),
  tags: z.array(z.string()),
  parameters: z
    .array(
      z.object({ name: z.string(), in: z.string(), required: z.boolean().optional(), schema: z.unknown() }),
    )
    .default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
})
const documentShape = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
})
type Operation = z.infer<typeof operation>

/** docs/reference/api.md from the OpenAPI document that the server itself gives out. */
export async function apiReference(): Promise<string> {
  const { paths, components } = documentShape.parse(await openapiDocument())
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, told]) => ({ name: `${method.toUpperCase()} ${path}`, ...told })),
  )
  const sections = [...Map.groupBy(routes, ({ tags }) => tags[0] ?? '')].flatMap(([tag, inIt]) => [
    `## ${tag}`,
    '',
    ...inIt.flatMap(({ name, ...told }) => routeLines(name, told)),
  ])
  const shapes = Object.entries(components.schemas)
    .toSorted(([a], [b]) => (nameOf(a) < nameOf(b) ? -1 : 1))
    .flatMap(([name, schema]) => [`### ${nameOf(name)}`, '', '```ts', shapeOf(schema), '```', ''])
  return [...preamble, ...sections, '## Shapes', '', ...shapes].join('\n')
}

const preamble = [
  '# HTTP API',
  '',
  'Generated from the routes by `npm run docs`. The same as OpenAPI 3.1: `GET /openapi.json` of a running server.',
  'Send `authorization: Bearer hck_…`, an API key, or the session cookie of a sign-in; a read-only key is refused where something would change.',
  'Every failure is `application/problem+json` with the shape `Problem`; its codes are in [errors.md](errors.md).',
  'A `POST` with an `Idempotency-Key` is done once; `If-Match` holds the version that a change expects.',
  '',
]

function routeLines(name: string, told: Operation): string[] {
  const query = told.parameters.filter((each) => each.in === 'query')
  return [
    `### \`${name}\``,
    '',
    `${told.summary}.${told.description ? ` ${told.description}` : ''}`,
    '',
    ...query.map(
      ({ name, schema, required }) => `- query \`${name}${required ? '' : '?'}\`: \`${inline(schema)}\``,
    ),
    ...(told.requestBody ? contentLines('body', told.requestBody.content) : []),
    ...Object.entries(told.responses)
      .filter(([status]) => status !== 'default')
      .flatMap(([status, answer]) => contentLines(status, answer.content)),
    '',
  ]
}

function contentLines(what: string, content: Operation['responses'][string]['content']): string[] {
  if (!content) return [`- ${what}: nothing`]
  return Object.entries(content).map(([type, { schema }]) =>
    type === 'application/json' ? `- ${what}: \`${inline(schema)}\`` : `- ${what}: \`${type}\``,
  )
}

const inline = (schema: unknown): string =>
  shapeOf(schema)
    .replaceAll(/(?<![{[])\n\s*(?![}\]\s])/g, '; ')
    .replaceAll(/\s*\n\s*/g, ' ')

/** Opened over a store in memory with nobody in it: the routes do not depend on what is stored. */
async function openapiDocument(): Promise<unknown> {
  const data_dir = await mkdtemp(join(tmpdir(), 'hotcrm-docs-'))
  const config = readConfig({
    HOTCRM_DATA_DIR: data_dir,
    HOTCRM_DEMO: 'none',
    LOG_LEVEL: 'silent',
    TZ: 'UTC',
  })
  const hotcrm = await openHotcrm(config, { database: { kind: 'memory' } })
  try {
    return (await hotcrm.app.inject({ url: '/openapi.json' })).json()
  } finally {
    await hotcrm.close()
    await rm(data_dir, { recursive: true, force: true })
  }
}
