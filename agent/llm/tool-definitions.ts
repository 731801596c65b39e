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

/** How a model asks back: not a tool that does something, but a typed end of the turn. */
export const askUser = 'ask_user'
const askUserInput = z
  .object({
    question: z.string().min(1).describe('The question, in the language of the user.'),
    records: z
      .array(z.object({ object: z.string(), id: z.uuid() }))
      .max(9)
      .optional()
      .describe('The records to choose from, when there are such.'),
  })
  .strict()
export type AskUser = z.infer<typeof askUserInput>

/** The question that a model asks with these arguments; null when they are not one. */
export function readAskUser(args: unknown): AskUser | null {
  return askUserInput.safeParse(args).data ?? null
}

const askUserDefinition: ToolDefinition = {
  type: 'function',
  function: {
    name: askUser,
    description:
      'Asks the user back when the request is ambiguous or something needed is missing. Ends your turn; call nothing else beside it.',
    parameters: withoutDialect(z.toJSONSchema(askUserInput, { io: 'input' })),
  },
}

function withoutDialect(schema: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$schema'))
}

/** The registry for a model: names, when to use them, and their arguments as JSON Schema. */
export function toolDefinitions(tools: Iterable<Tool>): ToolDefinition[] {
  const registry = [...tools].map(({ name, description, input }): ToolDefinition => {
    const parameters = withoutDialect(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }))
    return { type: 'function', function: { name, description, parameters } }
  })
  return [...registry, askUserDefinition]
}
