import type { z } from 'zod'
import type { Label, MetadataOptions, WorkspaceMetadata } from '#crm-core/contract'
import { defineTool } from '../kit/define-tool.ts'
import type { Tool } from '../kit/types.ts'

interface MetadataSpec<Input extends z.ZodObject> {
  readonly name: string
  readonly label: Label
  readonly description: string
  readonly input: Input
  /** What would happen and what has happened, in words; both are shown to a person. */
  say(args: z.output<Input>): { readonly before: Label; readonly after: Label }
  /** The object that is shown afterwards; null when it is hidden by then. */
  object(args: z.output<Input>): string | null
  run(metadata: WorkspaceMetadata, args: z.output<Input>, options: MetadataOptions): Promise<unknown>
}

/**
 * A tool that changes what the workspace's records are made of. Always asked for, whatever was approved
 * beforehand, and told before it is asked when the actor is no administrator.
 */
export function metadataTool<Input extends z.ZodObject>(spec: MetadataSpec<Input>): Tool {
  return defineTool<Input>({
    name: spec.name,
    effect: 'admin',
    label: spec.label,
    description: `${spec.description} Administrators only; a person approves it every time.`,
    input: spec.input,
    timeout_ms: 300_000,
    async expand(args, { crm }) {
      if (crm.actor.role === 'admin') return [{ args }]
      const action = spec.label[crm.actor.language].toLowerCase()
      return [{ args, problem: { code: 'forbidden', params: { action } } }]
    },
    preview: async (args) => ({ kind: 'text', text: spec.say(args).before }),
    async run(args, { crm, claim }) {
      await spec.run(crm.metadata, args, claim ? { claim } : {})
      const { after } = spec.say(args)
      const object = spec.object(args)
      return {
        records: [],
        summary: after,
        toModel: after.en,
        view: object === null ? null : { kind: 'object', object },
      }
    },
  })
}
