import { z } from 'zod'

const schemaShape = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  additionalProperties: z.unknown().optional(),
})
type Schema = z.infer<typeof schemaShape>

/** What a shape is called here: the generator tells what comes in from what goes out by a suffix. */
export const nameOf = (name: string): string => name.replace(/Input$/, '')

/** A JSON Schema as a TypeScript type, which is shorter to read. */
export function shapeOf(json: unknown, indent = ''): string {
  const schema = schemaShape.parse(json ?? {})
  if (schema.$ref) return nameOf(schema.$ref.split('/').at(-1) ?? '')
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  const several = schema.anyOf ?? schema.oneOf
  if (several) return several.map((each) => shapeOf(each, indent)).join(' | ')
  if (schema.allOf) return schema.allOf.map((each) => shapeOf(each, indent)).join(' & ')
  if (Array.isArray(schema.type)) return schema.type.map(nameOfType).join(' | ')
  if (schema.type === 'array') return arrayOf(shapeOf(schema.items, indent))
  if (schema.type === 'object') return objectOf(schema, indent)
  return nameOfType(schema.type)
}

const nameOfType = (type: string | undefined): string => (type === 'integer' ? 'number' : (type ?? 'unknown'))
const arrayOf = (item: string): string => (item.includes(' | ') ? `(${item})[]` : `${item}[]`)

function objectOf({ properties = {}, required, additionalProperties: rest }: Schema, indent: string): string {
  const inner = `${indent}  `
  const lines = Object.entries(properties).map(
    ([name, value]) => `${inner}${name}${required.includes(name) ? '' : '?'}: ${shapeOf(value, inner)}`,
  )
  if (typeof rest === 'object' && rest !== null) lines.push(`${inner}[name: string]: ${shapeOf(rest, inner)}`)
  return lines.length > 0 ? `{\n${lines.join('\n')}\n${indent}}` : '{ [name: string]: unknown }'
}
