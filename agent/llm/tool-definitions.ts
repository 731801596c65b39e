import { z } from 'zod'
import type { Tool } from '#tools'

/** A tool as chat completions want it. */
export interface ToolDefinition {
  readonly type: 'function'
  readonly function: {
    readonly name: string
    readonly description: string
    readonly parameters: Record<string, unknown>
  }
}

/** The registry for a model: names, when to use them, and their arguments as JSON Schema. */
export function toolDefinitions(tools: Iterable<Tool>): ToolDefinition[] {
  return [...tools].map((tool) => {
    const { $schema: _, ...parameters } = z.toJSONSchema(tool.input, { io: 'input', unrepresentable: 'any' })
    return { type: 'function', function: { name: tool.name, description: tool.description, parameters } }
  })
}
