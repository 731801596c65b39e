import { describe, expect, it } from 'vitest'
import type { NumberedEvent } from './types.ts'
import { EventType } from '#agent/events'
import { emptyRun } from './run-state.ts'
import { reduceRun, replayRun } from './run-reducer.ts'

const numbered = (events: readonly Record<string, unknown>[], from = 1): NumberedEvent[] =>
  events.map((event, index) => ({ seq: from + index, event }))

const started = { type: EventType.RUN_STARTED, threadId: 't1', runId: 'r1' }
const call = (id: string, timestamp: number) => ({
  type: EventType.TOOL_CALL_START,
  toolCallId: id,
  toolCallName: 'search_records',
  timestamp,
})
const result = (id: string, content: string, timestamp: number) => ({
  type: EventType.TOOL_CALL_RESULT,
  messageId: `m-${id}`,
  toolCallId: id,
  content,
  timestamp,
})
const finished = (status: string, steps: object[] = [], outcome = 'success') => ({
  type: EventType.RUN_FINISHED,
  threadId: 't1',
  runId: 'r1',
  outcome: { type: outcome },
  result: { status, steps, citations: [{ object: 'lead', id: 'l1', field: null, display: 'Ann' }] },
})

describe('reduceRun', () => {
  it('gathers streamed text into one part', () => {
    const state = replayRun(
      numbered([
        started,
        { type: EventType.TEXT_MESSAGE_START, messageId: 'm1', role: 'assistant' },
        { type: EventType.TEXT_MESSAGE_CONTENT, messageId: 'm1', delta: '找到 ' },
        { type: EventType.TEXT_MESSAGE_CONTENT, messageId: 'm1', delta: '3 条线索' },
      ]),
    )
    expect(state.run_id).toBe('r1')
    expect(state.parts).toEqual([{ kind: 'text', id: 'm1', text: '找到 3 条线索', streaming: true }])
  })

  it('takes an event once, however often it comes', () => {
    const events = numbered([
      started,
      { type: EventType.TEXT_MESSAGE_START, messageId: 'm1' },
      { type: EventType.TEXT_MESSAGE_CONTENT, messageId: 'm1', delta: 'once' },
    ])
    const state = [...events, ...events].reduce(reduceRun, emptyRun)
    expect(state.parts).toMatchObject([{ text: 'once' }])
    expect(state.last_seq).toBe(3)
  })

  it('follows a tool call to its result with its duration', () => {
    const state = replayRun(
      numbered([
        started,
        call('s1', 1000),
        { type: EventType.TOOL_CALL_ARGS, toolCallId: 's1', delta: '{"object":' },
        { type: EventType.TOOL_CALL_ARGS, toolCallId: 's1', delta: '"lead"}' },
        { type: EventType.TOOL_CALL_END, toolCallId: 's1' },
        result('s1', '3 leads', 1240),
      ]),
    )
    expect(state.parts).toMatchObject([
      {
        id: 's1',
        args: '{"object":"lead"}',
        status: 'done',
        summary: '3 leads',
        started_at: 1000,
        finished_at: 1240,
      },
    ])
  })

  it('learns from the result of the run which step failed and why', () => {
    const error = { code: 'not_found', message: 'No such lead within your reach.' }
    const state = replayRun(
      numbered([
        started,
        call('s1', 1),
        result('s1', '', 2),
        finished('failed', [{ id: 's1', status: 'failed', summary: 'No lead', error }]),
      ]),
    )
    expect(state.status).toBe('failed')
    expect(state.parts).toMatchObject([{ status: 'failed', summary: 'No lead', error }])
    expect(state.citations).toHaveLength(1)
  })

  it('replaces an activity by its later snapshot, in its place', () => {
    const approval = (status: string) => ({
      type: EventType.ACTIVITY_SNAPSHOT,
      messageId: 'a1',
      activityType: 'hotcrm.approval',
      content: { id: 'a1', status },
    })
    const notice = { type: EventType.CUSTOM, name: 'hotcrm.notice', value: { text: 'hi', level: 'info' } }
    const state = replayRun(numbered([started, approval('pending'), notice, approval('decided')]))
    expect(state.parts).toMatchObject([
      { kind: 'approval', approval: { status: 'decided' } },
      { kind: 'notice' },
    ])
  })

  it('lets an unfinished step wait when the run asks, and goes on after the answer', () => {
    const asked = replayRun(
      numbered([started, call('s2', 1), finished('approval_required', [], 'interrupt')]),
    )
    expect(asked.status).toBe('approval_required')
    expect(asked.parts).toMatchObject([{ status: 'waiting' }])

    const resumed = replayRun(numbered([started, result('s2', '3 sent', 9), finished('completed')], 4), asked)
    expect(resumed.status).toBe('completed')
    expect(resumed.parts).toMatchObject([{ status: 'done', summary: '3 sent' }])
  })

  it('stops streaming when the run fails, and keeps what was said', () => {
    const state = replayRun(
      numbered([
        started,
        { type: EventType.TEXT_MESSAGE_START, messageId: 'm1' },
        { type: EventType.TEXT_MESSAGE_CONTENT, messageId: 'm1', delta: 'half' },
        { type: EventType.RUN_ERROR, code: 'timeout', message: 'Took too long.' },
      ]),
    )
    expect(state).toMatchObject({ status: 'failed', error: { code: 'timeout', message: 'Took too long.' } })
    expect(state.parts).toMatchObject([{ text: 'half', streaming: false }])
  })

  it('marks a step that a cancelled run never finished as skipped', () => {
    const state = replayRun(numbered([started, call('s1', 1), finished('cancelled', [], 'cancelled')]))
    expect(state).toMatchObject({ status: 'cancelled', parts: [{ status: 'skipped' }] })
  })

  it('moves on past events that it does not know', () => {
    const state = replayRun(
      numbered([
        started,
        { type: 'REASONING_START', messageId: 'x' },
        { type: EventType.CUSTOM, name: 'other', value: 1 },
        { type: EventType.ACTIVITY_SNAPSHOT, messageId: 'y', activityType: 'other', content: {} },
      ]),
    )
    expect(state).toMatchObject({ last_seq: 4, parts: [] })
  })
})
