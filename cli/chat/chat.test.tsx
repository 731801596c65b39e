import { render } from 'ink-testing-library'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Me } from '#client'
import { scriptedClient } from '../testing/scripted-client.ts'
import type { Script } from '../testing/scripted-client.ts'
import { mailApproval, runAsking, runAskingBack, runSaying } from '../testing/run-script.ts'
import { Chat } from './chat.tsx'

const me: Me = {
  tenant_id: 't',
  user_id: 'u',
  name: 'Tom Baker',
  email: 'tom@example.com',
  role: 'rep',
  language: 'en',
  time_zone: 'UTC',
  door: 'cli',
  workspace: { name: 'Northwind', currency: 'USD', high_value_lead_score: 80 },
  model: 'builtin',
  mail: 'captured',
}
const screens: { unmount: () => void }[] = []
afterEach(() => screens.splice(0).forEach((screen) => screen.unmount()))

function open(script: Script, language: 'en' | 'zh' = 'en', first = '') {
  const client = scriptedClient(script)
  const typed: string[] = []
  const screen = render(
    <Chat
      client={client}
      me={me}
      objects={[]}
      history={{ entries: ['earlier words'], add: async (text) => void typed.push(text) }}
      language={language}
      options={{}}
      thread_id={null}
      columns={80}
      first={first}
    />,
  )
  screens.push(screen)
  const shows = (text: string | RegExp) => vi.waitFor(() => expect(screen.frames.join('\n')).toMatch(text))
  const showsNow = async (text: string | RegExp) => {
    await vi.waitFor(() => expect(screen.lastFrame()).toMatch(text))
    await listening()
  }
  const type = async (text: string, until: string | RegExp = text) => {
    screen.stdin.write(text)
    await showsNow(until)
  }
  const press = (key: string) => screen.stdin.write(key)
  return { client, screen, shows, showsNow, type, press, typed }
}

/** A frame is drawn before its effects have run, and only those begin to listen to keys. */
const listening = () => new Promise((resolve) => setTimeout(resolve, 20))

const enter = '\r'
const escape = '\u001B'
const up = '\u001B[A'

describe('the chat in a terminal', () => {
  it('sends what is typed and keeps words and reply in the scroll-back', async () => {
    const { client, type, press, shows, typed } = open({ runs: [runSaying('You have 3 leads.')] })
    await type('show my leads')
    press(enter)
    await shows('› show my leads')
    await shows('You have 3 leads.')
    expect(client.said).toEqual([{ text: 'show my leads', options: {} }])
    expect(typed).toEqual(['show my leads'])
  })

  it('takes Chinese words and deletes them a character at a time', async () => {
    const { client, type, press, shows, showsNow } = open({ runs: [runSaying('好的。')] }, 'zh')
    await type('查一下线索们')
    press('\u007F')
    await showsNow(/查一下线索$/m)
    press(enter)
    await shows('好的。')
    expect(client.said[0]?.text).toBe('查一下线索')
  })

  it('says the words of the command line at once', async () => {
    const { client, shows } = open({ runs: [runSaying('Hello.')] }, 'en', 'hello')
    await shows('Hello.')
    expect(client.said[0]?.text).toBe('hello')
  })

  it('brings earlier words back with the up key', async () => {
    const { screen, press, showsNow } = open({ runs: [] })
    await showsNow('›')
    press(up)
    await showsNow('earlier words')
    expect(screen.lastFrame()).not.toContain('/help lists')
  })

  it('stops the run with Esc', async () => {
    const started = [{ type: 'RUN_STARTED', threadId: 't1', runId: 'r1' }]
    const { client, type, press, showsNow } = open({ runs: [started], endless: true })
    await type('do something long')
    press(enter)
    await showsNow('Esc stops')
    press(escape)
    await vi.waitFor(() => expect(client.cancelled).toEqual(['r1']))
    await showsNow(/^›/m)
  })

  it('goes back to an earlier conversation', async () => {
    const { client, type, press, shows } = open({ runs: [] })
    await type('/resume 1', '/resume 1')
    press(enter)
    await shows('Back in “Leads of the week”')
    expect(client.said).toEqual([])
  })

  it('names an unknown command', async () => {
    const { client, type, press, shows } = open({ runs: [] })
    await type('/nope')
    press(enter)
    await shows('There is no command /nope')
    expect(client.said).toEqual([])
  })

  it('switches the language of the chat and of the replies', async () => {
    const { client, type, press, shows } = open({ runs: [runSaying('你好')] })
    await type('/lang zh')
    press(enter)
    await shows('之后使用中文')
    await type('你是谁')
    press(enter)
    await shows('你好')
    expect(client.said[0]?.options).toMatchObject({ language: 'zh' })
  })
})

describe('an approval in the chat', () => {
  async function asked(...names: string[]) {
    const to = names.length > 0 ? names : ['Ann', '王伟']
    const chat = open({
      runs: [runAsking(mailApproval(...to))],
      after_decision: runSaying('Sent 1 e-mail.'),
    })
    await chat.type('mail them')
    chat.press(enter)
    await chat.showsNow(`Needs your approval: ${to.length} e-mails`)
    await chat.showsNow('[a]pprove')
    return chat
  }

  it('takes an answer for each row and sends them together', async () => {
    const { client, press, showsNow, shows } = await asked()
    press('a')
    await showsNow(/› · 王伟/)
    press('r')
    await shows('Sent 1 e-mail.')
    expect(client.decisions).toEqual([
      {
        id: 'ap1',
        decision: {
          decision: 'reject',
          rows: [
            { id: 'row0', decision: 'approve' },
            { id: 'row1', decision: 'reject' },
          ],
        },
      },
    ])
  })

  it('lets a row be edited before it is approved', async () => {
    const { client, press, showsNow, type } = await asked()
    press('e')
    await showsNow('Subject › Hello Ann')
    await type('!', 'Subject › Hello Ann!')
    press(enter)
    await showsNow('Text › Welcome.')
    press(enter)
    await showsNow(/› · 王伟/)
    press('r')
    await vi.waitFor(() => expect(client.decisions).toHaveLength(1))
    expect(client.decisions[0]?.decision.rows?.[0]).toMatchObject({
      decision: 'edit',
      args: { subject: 'Hello Ann!', body: 'Welcome.' },
    })
  })

  it('approves everything with A', async () => {
    const { client, press } = await asked()
    press('A')
    await vi.waitFor(() => expect(client.decisions[0]?.decision).toEqual({ decision: 'approve' }))
  })

  it('keeps what was edited or rejected when the rest is approved with A', async () => {
    const { client, press, showsNow, type } = await asked('Ann', '王伟', 'Bob')
    press('e')
    await showsNow('Subject › Hello Ann')
    await type('!', 'Subject › Hello Ann!')
    press(enter)
    await showsNow('Text › Welcome.')
    press(enter)
    await showsNow(/✎ Ann .* Hello Ann!/)
    press('r')
    await showsNow(/› · Bob/)
    press('A')
    await vi.waitFor(() => expect(client.decisions).toHaveLength(1))
    const rows = client.decisions[0]?.decision.rows ?? []
    expect(rows.map(({ decision }) => decision)).toEqual(['edit', 'reject', 'approve'])
    expect(rows[0]).toMatchObject({ args: { subject: 'Hello Ann!' } })
  })

  it('leaves the approval open with Esc and says how to come back', async () => {
    const { client, press, shows } = await asked()
    press(escape)
    await shows('hotcrm approvals show ap1')
    expect(client.decisions).toEqual([])
  })
})

describe('typing ahead', () => {
  const started = { type: 'RUN_STARTED', threadId: 't1', runId: 'r1' }

  /** A chat whose first run goes on until it is released. */
  async function busy(script: Script) {
    const gate = Promise.withResolvers<void>()
    const chat = open({ ...script, gate: gate.promise })
    await chat.type('show my leads')
    chat.press(enter)
    await chat.showsNow('Working')
    return { ...chat, release: gate.resolve }
  }

  it('keeps what is typed while a run is on, shows it as queued, and says it next', async () => {
    const { client, type, press, showsNow, shows, release } = await busy({
      runs: [runSaying('You have 3 leads.'), runSaying('You have 2 deals.')],
    })
    await type('show my deals')
    press(enter)
    await showsNow('queued › show my deals')
    await type('and half a word')
    expect(client.said).toHaveLength(1)
    release()
    await shows('You have 2 deals.')
    expect(client.said.map(({ text }) => text)).toEqual(['show my leads', 'show my deals'])
    await showsNow(/^› and half a word/m)
  })

  it('says what was queued one after the other', async () => {
    const { client, press, shows, release } = await busy({
      runs: [runSaying('One.'), runSaying('Two.'), runSaying('Three.')],
    })
    press('second\rthird\r')
    await shows('queued › third')
    release()
    await shows('Three.')
    expect(client.said.map(({ text }) => text)).toEqual(['show my leads', 'second', 'third'])
  })

  it('stops the run with Esc, also one that is only beginning, and says nothing of the queue', async () => {
    const { client, type, press, shows, showsNow, release } = await busy({
      runs: [[started]],
      endless: true,
    })
    await type('delete that')
    press(enter)
    await showsNow('queued › delete that')
    press(escape)
    await showsNow('Stopping')
    release()
    await vi.waitFor(() => expect(client.cancelled).toEqual(['r1']))
    await shows('Not sent: delete that')
    await showsNow(/^› $|^›$/m)
    press(up)
    await showsNow(/^› delete that/m)
    expect(client.said).toHaveLength(1)
  })

  it('says next what was typed after Esc, while the run was still stopping', async () => {
    const { client, type, press, shows, showsNow, release } = await busy({
      runs: [[started], runSaying('You have 2 deals.')],
      endless: true,
    })
    press(escape)
    await showsNow('Stopping')
    await type('show my deals')
    press(enter)
    await showsNow('queued › show my deals')
    release()
    await shows('You have 2 deals.')
    expect(client.said.map(({ text }) => text)).toEqual(['show my leads', 'show my deals'])
  })

  it('does not send what was queued after a run that asks back', async () => {
    const { client, type, press, shows, showsNow, release } = await busy({
      runs: [runAskingBack('Which one?')],
    })
    await type('yes')
    press(enter)
    await showsNow('queued › yes')
    release()
    await shows('Not sent: yes')
    expect(client.said).toHaveLength(1)
  })

  it('never takes keys meant for the editor as decisions of an approval that opens', async () => {
    const { client, press, showsNow, release } = await busy({ runs: [runAsking(mailApproval('Ann'))] })
    press('r')
    release()
    await showsNow('Needs your approval')
    for (const key of 'area') {
      press(key)
      await listening()
    }
    await showsNow(/^› rarea/m)
    await new Promise((resolve) => setTimeout(resolve, 900))
    press('a')
    await showsNow(/^› rareaa/m)
    expect(client.decisions).toEqual([])

    press('\t')
    await showsNow('[a]pprove')
    press('a')
    await vi.waitFor(() => expect(client.decisions).toHaveLength(1))
  })

  it('goes on with the queue after the approval is decided, and not before', async () => {
    const { client, press, showsNow, shows, release } = await busy({
      runs: [runAsking(mailApproval('Ann')), runSaying('You have 2 deals.')],
      after_decision: runSaying('Sent 1 e-mail.'),
    })
    press('show my deals\r')
    await showsNow('queued › show my deals')
    release()
    await showsNow('[a]pprove')
    expect(client.said).toHaveLength(1)
    press('a')
    await shows('You have 2 deals.')
    expect(client.said.map(({ text }) => text)).toEqual(['show my leads', 'show my deals'])
  })

  it('does not send the queue when the approval is left open: a new message would withdraw it', async () => {
    const { client, press, shows, showsNow, release } = await busy({ runs: [runAsking(mailApproval('Ann'))] })
    press('show my deals\r')
    await showsNow('queued')
    release()
    await showsNow('[a]pprove')
    press(escape)
    await shows('Not sent: show my deals')
    expect(client.said).toHaveLength(1)
    expect(client.decisions).toEqual([])
  })
})
