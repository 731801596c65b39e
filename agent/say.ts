import { EventType, type AGUIEvent } from '@ag-ui/core'
import type { ActivityContents, ActivityType, CustomValues } from './events/contents.ts'
import type { PlanStep } from './plan.ts'
import type { EventLog } from './store/event-log.ts'

/** An activity whose later snapshot under the same message id replaces the earlier one. */
export function activity<T extends ActivityType>(
  messageId: string,
  activityType: T,
  content: ActivityContents[T],
): AGUIEvent {
  return { type: EventType.ACTIVITY_SNAPSHOT, messageId, activityType, content: { ...content } }
}

export function custom<N extends keyof CustomValues>(name: N, value: CustomValues[N]): AGUIEvent {
  return { type: EventType.CUSTOM, name, value }
}

/** Opens the card of a step, once. */
export function sayCall(events: EventLog, step: PlanStep, args: object): void {
  if (events.said(EventType.TOOL_CALL_END, step.id)) return
  if (!events.said(EventType.TOOL_CALL_START, step.id))
    events.say({
      type: EventType.TOOL_CALL_START,
      toolCallId: step.id,
      toolCallName: step.tool,
      timestamp: events.now(),
    })
  if (!events.said(EventType.TOOL_CALL_ARGS, step.id))
    events.say({ type: EventType.TOOL_CALL_ARGS, toolCallId: step.id, delta: JSON.stringify(args) })
  events.say({ type: EventType.TOOL_CALL_END, toolCallId: step.id })
}

/** Closes the card of a step, once. */
export function sayResult(events: EventLog, run_id: string, step: PlanStep, content: string): void {
  if (events.said(EventType.TOOL_CALL_RESULT, step.id)) return
  events.say({
    type: EventType.TOOL_CALL_RESULT,
    messageId: `${run_id}:${step.id}:result`,
    toolCallId: step.id,
    content,
    role: 'tool',
    timestamp: events.now(),
  })
}
