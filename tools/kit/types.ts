import type { z } from 'zod'
import type {
  ActionPreview,
  ActorCrm,
  Claim,
  Clock,
  ErrorCode,
  ErrorParams,
  Label,
  RecordRef,
  View,
} from '#crm-core/contract'
import type { Models } from '#models'

/** What an action does to the world; the policy decides by it. */
export type Effect = 'read' | 'draft' | 'write' | 'send' | 'delete' | 'admin'

/** What a tool may use. The rights are those of `crm.actor`; there is no other way to data. */
export interface ToolContext {
  readonly crm: ActorCrm
  readonly models: Models
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Given to every action whose effect is not read; makes it happen at most once. */
  readonly claim?: Claim
}

/** The typed result of one action: facts for later steps, words for people and models, a view for screens. */
export interface ToolResult {
  readonly records: readonly RecordRef[]
  /** How many records matched in all, when more than `records` holds. */
  readonly total?: number
  /** Only similar names were found: good enough to show, not to act upon without asking. */
  readonly doubtful?: boolean
  readonly summary: Label
  /** Short English text for a model: ids, codes and numbers; free text of records is marked as data. */
  readonly toModel: string
  readonly view: View | null
  /** The claim key was used before: nothing was done again. */
  readonly repeated?: boolean
}

/** A tool with its types erased, as the registry, the policy and the executor see it. */
export interface Tool {
  readonly name: string
  readonly effect: Effect
  readonly label: Label
  /** For the model: when to use it, what it returns. */
  readonly description: string
  readonly input: z.ZodType
  readonly timeout_ms: number
  /**
   * Turns parsed arguments into the concrete single actions that they mean (one a record, one a
   * recipient), with templates filled, so that what is approved is exactly what will run.
   */
  expand(args: unknown, context: ToolContext): Promise<readonly Action[]>
  preview(args: unknown, context: ToolContext): Promise<ActionPreview>
  run(args: unknown, context: ToolContext): Promise<ToolResult>
}

/** One concrete thing to do: arguments are JSON and stay as they were approved. */
export interface Action {
  readonly tool: string
  readonly args: Readonly<Record<string, unknown>>
  /** The record acted upon, when there is one. */
  readonly target: RecordRef | null
  /** What a beforehand approval may name, besides the record: the address of an e-mail. */
  readonly subject?: string
  /** Known before it is asked: this action cannot run (a recipient without an address). It is shown, never asked or run. */
  readonly problem?: { readonly code: ErrorCode; readonly params: ErrorParams }
}

export type PolicyMode = 'plan' | 'ask' | 'auto-safe'
export type Decision =
  | { readonly effect: 'allow'; readonly rule: string }
  | { readonly effect: 'ask'; readonly rule: string; readonly reason: Label }
  | { readonly effect: 'deny'; readonly rule: string; readonly reason: Label }
