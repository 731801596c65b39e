import type { ActivityContents, AGUIEvent, CustomValues, RunResult, StepResult } from '#agent/events'
import type { NumberedEvent } from './types.ts'
import type { RunPart, RunState, ToolPart } from './run-state.ts'
import { EventType } from '#agent/events'
import { emptyRun } from './run-state.ts'

/** Takes one event into the picture of a run. An event seen before changes nothing; an unknown one only moves on. */
export function reduceRun(state: RunState, { seq, event }: NumberedEvent): RunState {
  if (seq <= state.last_seq) return state
  // The log holds what the agent validated when it wrote it; this is the boundary where it gets its type back.
  return { ...take(state, event as unknown as AGUIEvent), last_seq: seq }
}

/** The picture of a run from its stored events. */
export const replayRun = (events: readonly NumberedEvent[], from: RunState = emptyRun): RunState =>
  events.reduce(reduceRun, from)

type EventOf<T extends AGUIEvent['type']> = Extract<AGUIEvent, { type: T }>
type Takers = { readonly [T in AGUIEvent['type']]?: (state: RunState, event: EventOf<T>) => RunState }

/** What each kind of event changes; the others change nothing here. */
const takers: Takers = {
  [EventType.RUN_STARTED]: (state, event) => ({
    ...state,
    run_id: event.runId,
    status: 'running',
    error: null,
  }),
  [EventType.TEXT_MESSAGE_START]: (state, event) =>
    put(state, { kind: 'text', id: event.messageId, text: '', streaming: true }),
  [EventType.TEXT_MESSAGE_CONTENT]: (state, event) =>
    change(state, 'text', event.messageId, (part) => ({ ...part, text: part.text + event.delta })),
  [EventType.TEXT_MESSAGE_END]: (state, event) =>
    change(state, 'text', event.messageId, (part) => ({ ...part, streaming: false })),
  [EventType.TOOL_CALL_START]: (state, event) =>
    put(state, toolPart(event.toolCallId, event.toolCallName, event.timestamp)),
  [EventType.TOOL_CALL_ARGS]: (state, event) =>
    change(state, 'tool', event.toolCallId, (part) => ({ ...part, args: part.args + event.delta })),
  [EventType.TOOL_CALL_RESULT]: (state, event) =>
    change(state, 'tool', event.toolCallId, (part) => finishTool(part, event)),
  [EventType.ACTIVITY_SNAPSHOT]: (state, event) =>
    takeActivity(state, event.messageId, event.activityType, event.content),
  [EventType.CUSTOM]: (state, event) => takeCustom(state, event.name, event.value),
  [EventType.RUN_FINISHED]: (state, event) =>
    finish(state, event.result as RunResult | undefined, event.outcome?.type),
  [EventType.RUN_ERROR]: (state, event) =>
    settle({ ...state, status: 'failed', error: { code: event.code ?? 'internal', message: event.message } }),
}

function take(state: RunState, event: AGUIEvent): RunState {
  // The table pairs each type with its event; TypeScript cannot follow that through a lookup.
  const taker = takers[event.type] as ((state: RunState, event: AGUIEvent) => RunState) | undefined
  return taker ? taker(state, event) : state
}

const toolPart = (id: string, tool: string, timestamp: number | undefined): ToolPart => ({
  kind: 'tool',
  id,
  tool,
  args: '',
  status: 'running',
  summary: '',
  error: null,
  started_at: timestamp ?? null,
  finished_at: null,
})

function finishTool(part: ToolPart, event: EventOf<EventType.TOOL_CALL_RESULT>): ToolPart {
  const summary = typeof event.content === 'string' ? event.content : part.summary
  return { ...part, status: 'done', summary, finished_at: event.timestamp ?? null }
}

function takeActivity(state: RunState, id: string, type: string, content: unknown): RunState {
  switch (type) {
    case 'hotcrm.plan':
      return put(state, { kind: 'plan', id, ...(content as ActivityContents['hotcrm.plan']) })
    case 'hotcrm.view':
      return put(state, { kind: 'view', id, ...(content as ActivityContents['hotcrm.view']) })
    case 'hotcrm.approval':
      return put(state, { kind: 'approval', id, approval: content as ActivityContents['hotcrm.approval'] })
    case 'hotcrm.clarify':
      return put(state, { kind: 'clarify', id, ...(content as ActivityContents['hotcrm.clarify']) })
    default:
      return state
  }
}

function takeCustom(state: RunState, name: string, value: unknown): RunState {
  switch (name) {
    case 'hotcrm.notice': {
      const notice = value as CustomValues['hotcrm.notice']
      return put(state, { kind: 'notice', id: `notice:${notice.text}`, ...notice })
    }
    case 'hotcrm.suggestions':
      return { ...state, suggestions: value as CustomValues['hotcrm.suggestions'] }
    case 'hotcrm.citations':
      return { ...state, citations: value as CustomValues['hotcrm.citations'] }
    default:
      return state
  }
}

function finish(state: RunState, result: RunResult | undefined, outcome: string | undefined): RunState {
  const status = result?.status ?? statusOfOutcome(outcome)
  const steps = new Map(result?.steps.map((step) => [step.id, step]))
  const told = {
    ...state,
    status,
    result: result ?? null,
    citations: result?.citations ?? state.citations,
    parts: state.parts.map((part) => (part.kind === 'tool' ? withStep(part, steps.get(part.id)) : part)),
  }
  return settle(told)
}

const statusOfOutcome = (outcome: string | undefined): RunState['status'] =>
  outcome === 'interrupt' ? 'approval_required' : outcome === 'cancelled' ? 'cancelled' : 'completed'

/** The result knows more than the event of the call: whether it failed, was skipped or turned down. */
function withStep(part: ToolPart, step: StepResult | undefined): ToolPart {
  if (!step) return part
  return { ...part, status: step.status, summary: step.summary || part.summary, error: step.error }
}

/** Nothing streams or runs any more once a run has ended; what still ran waits, or was never done. */
function settle(state: RunState): RunState {
  const rest = state.status === 'approval_required' ? 'waiting' : 'skipped'
  const parts = state.parts.map((part): RunPart => {
    if (part.kind === 'text' && part.streaming) return { ...part, streaming: false }
    if (part.kind === 'tool' && part.status === 'running') return { ...part, status: rest }
    return part
  })
  return { ...state, parts }
}

/** Adds a part, or replaces the one with its kind and id in its place. */
function put(state: RunState, part: RunPart): RunState {
  const index = state.parts.findIndex((other) => other.kind === part.kind && other.id === part.id)
  return { ...state, parts: index < 0 ? [...state.parts, part] : state.parts.with(index, part) }
}

type PartOf<Kind extends RunPart['kind']> = Extract<RunPart, { kind: Kind }>
function change<Kind extends 'text' | 'tool'>(
  state: RunState,
  kind: Kind,
  id: string,
  how: (part: PartOf<Kind>) => RunPart,
): RunState {
  const isIt = (part: RunPart): part is PartOf<Kind> => part.kind === kind && part.id === id
  return { ...state, parts: state.parts.map((part) => (isIt(part) ? how(part) : part)) }
}
