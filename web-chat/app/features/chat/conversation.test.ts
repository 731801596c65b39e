import { describe, expect, it } from 'vitest'
import type { Client, NumberedEvent } from '#client'
import { ClientError } from '#client'
import { EventType } from '#agent/events'
import { createConversation } from './conversation.ts'

const numbered = (events: object[], from = 1): NumberedEvent[] =>
  events.map((event, index) => ({ seq: from + index, event: { ...event } }))
const started = (runId: string) => ({ type: EventType.RUN_STARTED, threadId: 't', runId })
const said = (delta: string) => [
  { type: EventType.TEXT_MESSAGE_START, messageId: 'm' },
  { type: EventType.TEXT_MESSAGE_CONTENT, messageId: 'm', delta },
]
const ended = (status: string) => ({
  type: EventType.RUN_FINISHED,
  threadId: 't',
  runId: 'r',
  result: { status, steps: [] },
})

async function* stream(events: readonly NumberedEvent[], failure?: unknown): AsyncGenerator<NumberedEvent> {
  yield* events
  if (failure) throw failure
}
const unavailable = new ClientError({
  type: 'about:blank',
  title: '',
  status: 503,
  code: 'unavailable',
  detail: 'away',
  issues: [],
  request_id: '',
})

/** A conversation over a client that plays what the test says, and writes down how it was called. */
function given(play: {
  runs?: { id: string; text: string; events: NumberedEvent[] }[]
  start?: (attempt: number) => AsyncIterable<NumberedEvent>
  events?: (run_id: string, after: number) => AsyncIterable<NumberedEvent>
}) {
  const calls: unknown[][] = []
  const ended: string[] = []
  const unexpected = () => Promise.reject(new Error('not played'))
  const client: Pick<Client, 'threads' | 'runs'> = {
    threads: {
      list: unexpected,
      create: unexpected,
      rename: unexpected,
      remove: unexpected,
      get: async (id) => ({
        id,
        title: 'Leads',
        updated_at: '',
        status: null,
        runs: (play.runs ?? []).map((run) => ({ ...run, status: '', created_at: '' })),
      }),
    },
    runs: {
      result: unexpected,
      cancel: async (id) => void calls.push(['cancel', id]),
      start: (_, text) => {
        calls.push(['start', text])
        return play.start?.(calls.length) ?? stream([])
      },
      events: (id, after) => {
        calls.push(['events', id, after])
        return play.events?.(id, after) ?? stream([])
      },
    },
  }
  const hooks = {
    onStart: () => {},
    onEnd: () => void ended.push('end'),
    onRefused: (text: string) => void ended.push(`kept: ${text}`),
  }
  return { conversation: createConversation(client, 't', hooks, (draw) => draw()), calls, ended }
}
const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('createConversation', () => {
  it('reads the thread and goes on with the run that had not ended, after its last event', async () => {
    const { conversation, calls } = given({
      runs: [
        { id: 'r0', text: 'hello', events: numbered([started('r0'), ended('completed')]) },
        { id: 'r1', text: 'find leads', events: numbered([started('r1'), ...said('half ')]) },
      ],
      events: () =>
        stream(
          numbered(
            [{ type: EventType.TEXT_MESSAGE_CONTENT, messageId: 'm', delta: 'done' }, ended('completed')],
            4,
          ),
        ),
    })
    await conversation.load()
    await settled()
    expect(calls).toEqual([['events', 'r1', 3]])
    expect(conversation.state()).toMatchObject({ status: 'ready', title: 'Leads' })
    expect(conversation.state().turns[1]?.state).toMatchObject({
      status: 'completed',
      parts: [{ text: 'half done' }],
    })
  })

  it('shows the question at once and then what the run says', async () => {
    const { conversation, ended: ends } = given({
      start: () => stream(numbered([started('r1'), ...said('3 leads'), ended('completed')])),
    })
    const texts: (string | undefined)[] = []
    conversation.subscribe(() => texts.push(conversation.state().turns.at(-1)?.text))
    await conversation.send('find leads')
    expect(texts[0]).toBe('find leads')
    expect(conversation.state().turns).toMatchObject([
      { text: 'find leads', problem: null, state: { run_id: 'r1' } },
    ])
    expect(ends).toEqual(['end'])
  })

  it('keeps a question that could not be sent, and asks it once more on retry', async () => {
    const { conversation } = given({
      start: (attempt) =>
        attempt === 1 ? stream([], unavailable) : stream(numbered([started('r1'), ended('completed')])),
    })
    await conversation.send('hello')
    const [failed] = conversation.state().turns
    expect(failed).toMatchObject({ text: 'hello', problem: unavailable })
    await conversation.retry(failed?.key ?? '')
    expect(conversation.state().turns).toMatchObject([
      { text: 'hello', problem: null, state: { status: 'completed' } },
    ])
  })

  it('listens again, without asking twice, when the connection of a begun run broke', async () => {
    const { conversation, calls } = given({
      start: () => stream(numbered([started('r1'), ...said('a')]), unavailable),
      events: () => stream(numbered([ended('completed')], 4)),
    })
    await conversation.send('mail them')
    await conversation.retry(conversation.state().turns[0]?.key ?? '')
    expect(calls).toEqual([
      ['start', 'mail them'],
      ['events', 'r1', 3],
    ])
    expect(conversation.state().turns).toMatchObject([{ problem: null, state: { status: 'completed' } }])
  })

  it('does not wait for ever when the events end before the run does', async () => {
    const { conversation } = given({ start: () => stream(numbered([started('r1')])) })
    await conversation.send('hello')
    expect(conversation.state().turns[0]?.problem).toBeInstanceOf(Error)
  })

  it('goes on after an approval was answered', async () => {
    const { conversation, calls } = given({
      start: () => stream(numbered([started('r1'), ended('approval_required')])),
      events: () => stream(numbered([started('r1'), ...said('sent'), ended('completed')], 3)),
    })
    await conversation.send('mail them')
    expect(conversation.state().turns[0]?.state.status).toBe('approval_required')
    await conversation.resume('r1')
    expect(calls.at(-1)).toEqual(['events', 'r1', 2])
    expect(conversation.state().turns[0]?.state).toMatchObject({
      status: 'completed',
      parts: [{ text: 'sent' }],
    })
  })

  it('stops the run that is going on, and no other', async () => {
    let release = () => {}
    const { conversation, calls } = given({
      start: async function* () {
        yield* numbered([started('r1')])
        await new Promise<void>((resolve) => (release = resolve))
      },
    })
    await conversation.stop()
    expect(calls).toEqual([])
    const sending = conversation.send('long work')
    await settled()
    await conversation.stop()
    expect(calls).toEqual([
      ['start', 'long work'],
      ['cancel', 'r1'],
    ])
    release()
    await sending
  })

  it('gives the words of a question back that was refused because the session had ended', async () => {
    const refused = new ClientError({ ...unavailable.problem, status: 401, code: 'unauthenticated' })
    const { conversation, ended } = given({ start: () => stream([], refused) })
    await conversation.load()
    await conversation.send('who is first?')
    expect(ended).toEqual(['kept: who is first?'])
    expect(conversation.state()).toMatchObject({ turns: [], refused: 1 })
  })

  it('takes an answer that is told twice once: the run that ended meanwhile is not in trouble', async () => {
    const asked = numbered([started('r'), ended('approval_required')])
    const { conversation, calls } = given({
      runs: [{ id: 'r', text: 'welcome them', events: asked }],
      events: () => stream(numbered([started('r'), ended('completed')], 3)),
    })
    await conversation.load()
    await Promise.all([conversation.resume('r'), conversation.resume('r')])
    expect(conversation.state().turns[0]).toMatchObject({ problem: null, state: { status: 'completed' } })
    expect(calls).toEqual([['events', 'r', 2]])
  })

  it('leaves a run that waits as it stands when listening again brings nothing', async () => {
    const { conversation } = given({
      runs: [{ id: 'r', text: 'x', events: numbered([started('r'), ended('approval_required')]) }],
    })
    await conversation.load()
    await conversation.resume('r')
    expect(conversation.state().turns[0]).toMatchObject({
      problem: null,
      state: { status: 'approval_required' },
    })
  })
})
