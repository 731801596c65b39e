import { useCallback, useMemo, useReducer, useRef, useState } from 'react'
import type { Client, Me, NumberedEvent, RunOptions } from '#client'
import { emptyRun, reduceRun } from '#client'
import type { Approval, ApprovalDecision } from '#agent/events'
import type { Language, ObjectDescription } from '#crm-core/contract'
import { wordsOf } from '../exit.ts'
import { catalogOf } from '../output/catalog.ts'
import type { ViewContext } from '../output/views.ts'
import { runCommand } from './commands.ts'
import type { History } from './history.ts'
import type { Block } from './parts.ts'
import { blocksOf } from './parts.ts'
import { chatWords } from './words.ts'

/** What a chat starts from. */
export interface ChatSetup {
  readonly client: Client
  readonly me: Me
  readonly objects: readonly ObjectDescription[]
  readonly language: Language
  readonly options: RunOptions
  /** Null opens a thread at the first words. */
  readonly thread_id: string | null
  readonly columns: number
  readonly history: History
}
export type Entry = Block & { readonly id: number }

/** The state of a chat and what can be done in it. */
export function useChat(setup: ChatSetup, leave: () => void) {
  const { client, me, objects } = setup
  const [language, setLanguage] = useState(setup.language)
  const [options, setOptions] = useState(setup.options)
  const [thread, setThread] = useState(setup.thread_id)
  const [live, setLive] = useState(emptyRun)
  const [running, setRunning] = useState(false)
  const [stopping, setStopping] = useState(false)
  const [approval, setApproval] = useState<Approval | null>(null)
  const [history, setHistory] = useState(setup.history.entries)
  const [transcript, add] = useReducer(append, [], () => append([], [welcome(me, language)]))
  const run_id = useRef<string | null>(null)
  const leaving = useRef(false)

  const contextIn = useCallback(
    (language: Language): ViewContext => ({
      catalog: catalogOf(objects, language),
      language,
      time_zone: me.time_zone,
      columns: setup.columns,
    }),
    [objects, me.time_zone, setup.columns],
  )
  const context = useMemo(() => contextIn(language), [contextIn, language])
  const say = useCallback((text: string, tone: Block['tone'] = 'notice') => add([{ tone, text }]), [])

  const fail = (error: unknown) =>
    say(chatWords(language, 'failed', { detail: wordsOf(error, language) }), 'error')

  /** Reads a run to its end or pause; what it showed then moves into the scroll-back. */
  async function take(open: () => AsyncIterable<NumberedEvent> | Promise<AsyncIterable<NumberedEvent>>) {
    setRunning(true)
    let state = emptyRun
    try {
      for await (const event of await open()) {
        state = reduceRun(state, event)
        run_id.current = state.run_id ?? run_id.current
        setLive(state)
      }
      // Headings speak the language of the reply.
      add(blocksOf(state, state.result ? contextIn(state.result.language) : context))
      const waiting = state.parts.findLast(
        (part) => part.kind === 'approval' && part.approval.status === 'pending',
      )
      setApproval(
        state.status === 'approval_required' && waiting?.kind === 'approval' ? waiting.approval : null,
      )
      if (state.suggestions.length > 0)
        say(chatWords(language, 'suggestions', { list: state.suggestions.join(' · ') }))
    } catch (error) {
      add(blocksOf(state, context))
      fail(error)
    } finally {
      setLive(emptyRun)
      setRunning(false)
      setStopping(false)
    }
  }

  async function talk(text: string) {
    say(text, 'user')
    await take(async () => {
      const id = thread ?? (await client.threads.create()).id
      setThread(id)
      return client.runs.start(id, text, options)
    })
  }

  function submit(text: string) {
    if (!text) return
    leaving.current = false
    setHistory((before) => [...before, text])
    void setup.history.add(text).catch(fail)
    if (!text.startsWith('/')) void talk(text)
    else void command(text).catch(fail)
  }

  function command(text: string) {
    return runCommand(text, {
      client,
      language,
      say,
      leave,
      setThread,
      setLanguage: (next) => {
        setLanguage(next)
        setOptions((now) => ({ ...now, language: next }))
      },
      setMode: (approval) => setOptions((now) => ({ ...now, approval })),
    })
  }

  function decide(decision: ApprovalDecision) {
    if (!approval) return
    setApproval(null)
    void take(async () => {
      const { runs } = await client.threads.get(approval.thread_id)
      // Events after this number are what the decision brings about.
      const seen = runs.find((run) => run.id === approval.run_id)?.events.at(-1)?.seq ?? 0
      await client.approvals.decide(approval.id, decision)
      return client.runs.events(approval.run_id, seen)
    })
  }

  function stop() {
    if (!running || stopping || !run_id.current) return
    setStopping(true)
    void client.runs.cancel(run_id.current).catch(fail)
  }

  /** Ctrl+C stops a run, else warns once, then leaves. */
  function interrupt() {
    if (running && !stopping) return stop()
    if (leaving.current) return leave()
    leaving.current = true
    say(chatWords(language, 'leave'))
  }

  function later() {
    if (approval) say(chatWords(language, 'approval_later', { id: approval.id }))
    setApproval(null)
  }

  return {
    transcript,
    live,
    running,
    stopping,
    approval,
    history,
    language,
    context,
    submit,
    decide,
    stop,
    interrupt,
    later,
  }
}

const append = (before: readonly Entry[], blocks: readonly Block[]): readonly Entry[] => [
  ...before,
  ...blocks.map((block, index) => ({ ...block, id: before.length + index })),
]

function welcome(me: Me, language: Language): Block {
  const text = chatWords(language, 'welcome', {
    workspace: me.workspace.name,
    name: me.name,
    model: me.model,
  })
  return { tone: 'notice', text }
}
