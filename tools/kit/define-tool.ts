import type { z } from 'zod'
import { HotcrmError, type ActionPreview, type Label, type RecordRef } from '#crm-core/contract'
import { issuesOf } from './parse-args.ts'
import type { Action, Effect, Tool, ToolContext, ToolResult } from './types.ts'

type Args<Input extends z.ZodObject> = z.output<Input>

/** One tool as its author writes it: arguments typed by the zod object, no permission decided here. */
export interface ToolSpec<Input extends z.ZodObject> {
  readonly name: string
  readonly effect: Effect
  readonly label: Label
  readonly description: string
  readonly input: Input
  readonly timeout_ms?: number
  /** Single concrete actions, in order; left out for tools that do one thing as they are given. */
  expand?(args: Args<Input>, context: ToolContext): Promise<readonly ExpandedArgs<Input>[]>
  target?(args: Args<Input>): RecordRef | null
  preview?(args: Args<Input>, context: ToolContext): Promise<ActionPreview>
  run(args: Args<Input>, context: ToolContext): Promise<ToolResult>
}
export interface ExpandedArgs<Input extends z.ZodObject> {
  readonly args: Args<Input>
  readonly problem?: Action['problem']
  readonly subject?: string
}

const defaultTimeout = 30_000

/**
 * Makes a tool of a spec. Arguments are parsed at this edge on every call, so a stored, edited or
 * model-made argument never reaches a tool unparsed.
 */
export function defineTool<Input extends z.ZodObject>(spec: ToolSpec<Input>): Tool {
  const parse = (args: unknown): Args<Input> => {
    const parsed = spec.input.safeParse(args, { reportInput: true })
    if (parsed.success) return parsed.data
    throw new HotcrmError('invalid', { summary: spec.name }, { issues: issuesOf(parsed.error) })
  }
  return {
    name: spec.name,
    effect: spec.effect,
    label: spec.label,
    description: spec.description,
    input: spec.input,
    timeout_ms: spec.timeout_ms ?? defaultTimeout,
    async expand(args, context) {
      const parsed = parse(args)
      const expanded = spec.expand ? await spec.expand(parsed, context) : [{ args: parsed }]
      return expanded.map((one) => ({
        tool: spec.name,
        args: one.args,
        target: spec.target?.(one.args) ?? null,
        ...(one.subject === undefined ? {} : { subject: one.subject }),
        ...(one.problem ? { problem: one.problem } : {}),
      }))
    },
    async preview(args, context) {
      const parsed = parse(args)
      return spec.preview ? spec.preview(parsed, context) : { kind: 'text', text: spec.label }
    },
    run: (args, context) => spec.run(parse(args), context),
  }
}
