import { ReducedValue, StateSchema } from '@langchain/langgraph'
import { z } from 'zod'
import type { Label, RecordLabel } from '#crm-core/contract'
import type { Citation } from './events/run-result.ts'
import type { Focus, PendingQuestion, PlanStep } from './plan.ts'

/** How a run ends when its plan does not simply run to the last step. */
export type Ending =
  | { readonly kind: 'reply'; readonly text: Label; readonly suggestions: readonly string[] }
  | {
      readonly kind: 'clarify'
      readonly question: Label
      readonly choices: readonly RecordLabel[]
      readonly pending: PendingQuestion | null
      readonly suggestions: readonly string[]
    }
  /** The model's own words, streamed already. */
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'budget'; readonly budget: string }
  /** More was meant than one request may touch. */
  | { readonly kind: 'limit'; readonly text: Label }

/** What model calls have used so far; parts are added up. */
export interface Spending {
  readonly model_calls: number
  readonly tokens_in: number
  readonly tokens_out: number
  readonly cost_usd: number
}
const nothingSpent: Spending = { model_calls: 0, tokens_in: 0, tokens_out: 0, cost_usd: 0 }

const addSpending = (sum: Spending, more: Spending): Spending => ({
  model_calls: sum.model_calls + more.model_calls,
  tokens_in: sum.tokens_in + more.tokens_in,
  tokens_out: sum.tokens_out + more.tokens_out,
  cost_usd: sum.cost_usd + more.cost_usd,
})

/**
 * What a checkpoint holds: positions and ids. Arguments, results and rows stand in agent_step,
 * so that a checkpoint stays small and one table is the truth about what was done.
 */
export const AgentState = new StateSchema({
  /** When the run began: relative dates mean the same after a resume. */
  now: z.string().default(''),
  focus: z.custom<readonly Focus[]>().default([]),
  pending: z.custom<PendingQuestion | null>().default(null),
  lane: z.custom<'builtin' | 'model'>().default('builtin'),
  plan: z.custom<readonly PlanStep[]>().default([]),
  interpretation: z.custom<Label>().default({ en: '', zh: '' }),
  /** Index of the step that is checked, asked for or run now. */
  cursor: z.number().default(0),
  /** Steps before this one were told to the reader at an earlier pause. */
  told: z.number().default(0),
  /** Actions of the step at the cursor that may run. */
  runnable: z.custom<readonly number[]>().default([]),
  /** The approval that the step at the cursor waits for. */
  approval_id: z.custom<string | null>().default(null),
  /** Step ids of each model call, in order. */
  rounds: z.custom<readonly (readonly string[])[]>().default([]),
  ending: z.custom<Ending | null>().default(null),
  reply: z.string().default(''),
  /** The records that the reply rests on. */
  citations: z.custom<readonly Citation[]>().default([]),
  spent: new ReducedValue(z.custom<Spending>().default(nothingSpent), {
    inputSchema: z.custom<Spending>(),
    reducer: addSpending,
  }),
})
export type State = typeof AgentState.State
export type Update = typeof AgentState.Update

/** A run of which no checkpoint was written yet. */
export const initialState: State = {
  now: '',
  focus: [],
  pending: null,
  lane: 'builtin',
  plan: [],
  interpretation: { en: '', zh: '' },
  cursor: 0,
  told: 0,
  runnable: [],
  approval_id: null,
  rounds: [],
  ending: null,
  reply: '',
  citations: [],
  spent: nothingSpent,
}
