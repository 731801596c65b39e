import type { Client, Me, NumberedEvent, RunOptions, RunState } from '#client'
import { emptyRun, reduceRun } from '#client'
import type { Approval, ApprovalDecision } from '#agent/events'
import type { Language, ObjectDescription } from '#crm-core/contract'
import { shortId } from '../commands/approval-id.ts'
import { wordsOf } from '../exit.ts'
import { catalogOf } from '../output/catalog.ts'
import type { ViewContext } from '../output/views.ts'
import { runCommand } from './commands.ts'
import { emptyDraft } from './editing.ts'
import type { Draft } from './editing.ts'
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

/** A chat as it is at one moment. */
export interface ChatState {
  readonly transcript: readonly Entry[]
  readonly live: RunState
  readonly running: boolean
  readonly stopping: boolean
  readonly approval: Approval | null
  /** Who hears the keys while an approval is open. */
  readonly focus: 'editor' | 'card'
  /** Typed ahead: said one after the other once the run has ended well. */
  readonly queue: readonly string[]
  readonly draft: Draft
  readonly history: readonly string[]
  readonly language: Language
  readonly options: RunOptions
  readonly thread: string | null
}

/** So long must nobody type before a card that opened takes keys: what was meant for the editor decides nothing. */
const quiet_ms = 600
type Events = AsyncIterable<NumberedEvent>

/** A conversation and what can be done in it, whatever draws it. Keys may come at any moment: nothing typed is lost. */
export class ChatSession {
  readonly #setup: ChatSetup
  readonly #leave: () => void
  readonly #listeners = new Set<() => void>()
  #state: ChatState
  #run_id: string | null = null
  #leaving = false
  #quiet: NodeJS.Timeout | undefined

  constructor(setup: ChatSetup, leave: () => void) {
    const { me, language } = setup
    this.#setup = setup
    this.#leave = leave
    const { name, model, workspace } = me
    const text = chatWords(language, 'welcome', { workspace: workspace.name, name, model })
    this.#state = {
      transcript: [{ id: 0, tone: 'notice', text }],
      live: emptyRun,
      running: false,
      stopping: false,
      approval: null,
      focus: 'editor',
      queue: [],
      draft: emptyDraft,
      history: setup.history.entries,
      language,
      options: setup.options,
      thread: setup.thread_id,
    }
  }

  readonly state = (): ChatState => this.#state
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  #set(change: Partial<ChatState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** How values are written for the reader; headings speak the language of the reply. */
  context(language: Language = this.#state.language): ViewContext {
    const { objects, me, columns } = this.#setup
    return { catalog: catalogOf(objects, language), language, time_zone: me.time_zone, columns }
  }

  readonly edit = (change: (now: Draft) => Draft): void => {
    this.#set({ draft: change(this.#state.draft) })
    if (this.#state.approval && this.#state.focus === 'editor') this.#awaitQuiet()
  }

  /** Says it, or keeps it for later while a run or an open approval is in the way. */
  readonly submit = (text: string): void => {
    if (!text) return
    this.#leaving = false
    this.#set({ history: [...this.#state.history, text] })
    this.#setup.history.add(text).catch(this.#fail)
    if (this.#state.running || this.#state.approval) this.#set({ queue: [...this.#state.queue, text] })
    else void this.#carryOut(text)
  }

  async #carryOut(text: string): Promise<void> {
    // At once, so that what is typed from now on waits its turn.
    this.#set({ running: true })
    if (text.startsWith('/')) await this.#command(text)
    else await this.#talk(text)
    this.#next()
  }
  #next(): void {
    const { approval, running, queue } = this.#state
    const [text, ...rest] = queue
    if (approval || running || text === undefined) return
    this.#set({ queue: rest })
    void this.#carryOut(text)
  }

  async #talk(text: string): Promise<void> {
    const { client } = this.#setup
    this.say(text, 'user')
    await this.#take(async () => {
      const thread = this.#state.thread ?? (await client.threads.create()).id
      this.#set({ thread })
      return client.runs.start(thread, text, this.#state.options)
    })
  }

  async #command(text: string): Promise<void> {
    try {
      await runCommand(text, {
        client: this.#setup.client,
        language: this.#state.language,
        time_zone: this.#setup.me.time_zone,
        say: (words) => this.say(words),
        leave: this.#leave,
        setThread: (thread) => this.#set({ thread }),
        setLanguage: (language) => this.#set({ language, options: { ...this.#state.options, language } }),
        setMode: (approval) => this.#set({ options: { ...this.#state.options, approval } }),
      })
    } catch (error) {
      this.#fail(error)
    }
    this.#set({ running: false, stopping: false })
  }

  /** Reads a run to its end or pause; what it showed then moves into the scroll-back. */
  async #take(open: () => Promise<Events>): Promise<void> {
    this.#run_id = null
    this.#set({ running: true })
    let state = emptyRun
    let fault: unknown = null
    try {
      for await (const event of await open()) {
        state = reduceRun(state, event)
        this.#set({ live: state })
        if (this.#run_id || !state.run_id) continue
        this.#run_id = state.run_id
        if (this.#state.stopping) this.#cancel()
      }
    } catch (error) {
      fault = error
    }
    this.#add(blocksOf(state, this.context(state.result?.language)))
    if (fault) this.#fail(fault)
    const { stopping } = this.#state
    this.#set({ live: emptyRun, running: false, stopping: false })
    this.#settle(state, stopping)
  }

  /**
   * What follows a run: a question or a fault is for the person to see before anything more is said.
   * What was typed after the person stopped it is meant to come next.
   */
  #settle(state: RunState, stopped: boolean): void {
    const { language } = this.#state
    if (state.suggestions.length > 0)
      this.say(chatWords(language, 'suggestions', { list: state.suggestions.join(' · ') }))
    const part = state.parts.findLast((one) => one.kind === 'approval' && one.approval.status === 'pending')
    if (state.status === 'approval_required' && part?.kind === 'approval') this.#ask(part.approval)
    else if (state.status !== 'completed' && !stopped) this.#takeBack()
  }

  /** What waits is not said; ↑ brings it back. What stands in the editor stays as it is. */
  #takeBack(): void {
    const { queue, language } = this.#state
    this.#set({ queue: [] })
    for (const text of queue) this.say(chatWords(language, 'not_sent', { text }))
  }

  #ask(approval: Approval): void {
    this.#set({ approval, focus: 'editor' })
    this.#awaitQuiet()
  }
  #awaitQuiet(): void {
    clearTimeout(this.#quiet)
    this.#quiet = setTimeout(() => {
      if (this.#state.approval && this.#state.draft.text === '') this.#set({ focus: 'card' })
    }, quiet_ms)
    this.#quiet.unref()
  }
  /** The person goes over to the card, or back to the editor. */
  readonly turn = (): void => {
    clearTimeout(this.#quiet)
    if (this.#state.approval) this.#set({ focus: this.#state.focus === 'card' ? 'editor' : 'card' })
  }
  #close(): void {
    clearTimeout(this.#quiet)
    this.#set({ approval: null, focus: 'editor' })
  }

  readonly decide = (decision: ApprovalDecision): void => {
    const { approval } = this.#state
    if (!approval || this.#state.focus !== 'card') return
    const { client } = this.#setup
    this.#set({ running: true })
    this.#close()
    void this.#take(async () => {
      const { runs } = await client.threads.get(approval.thread_id)
      // Events after this number are what the decision brings about.
      const seen = runs.find((run) => run.id === approval.run_id)?.events.at(-1)?.seq ?? 0
      await client.approvals.decide(approval.id, decision)
      return client.runs.events(approval.run_id, seen)
    }).then(() => this.#next())
  }
  readonly later = (): void => {
    const { approval, language } = this.#state
    if (!approval) return
    this.say(chatWords(language, 'approval_later', { id: shortId(approval.id) }))
    this.#close()
    // A new message withdraws the approval: that is for the person to send.
    this.#takeBack()
  }

  /** Stops the run, and what waits behind it. */
  readonly stop = (): void => {
    this.#takeBack()
    const { running, stopping } = this.#state
    if (!running || stopping) return
    this.#set({ stopping: true })
    this.#cancel()
  }
  /** A run that has not said its number yet is stopped as soon as it does. */
  #cancel(): void {
    if (this.#run_id) this.#setup.client.runs.cancel(this.#run_id).catch(this.#fail)
  }
  /** Ctrl+C stops a run, else warns once, then leaves. */
  readonly interrupt = (): void => {
    const { running, stopping, language } = this.#state
    if (running && !stopping) return this.stop()
    if (this.#leaving) return this.#leave()
    this.#leaving = true
    this.say(chatWords(language, 'leave'))
  }

  say(text: string, tone: Block['tone'] = 'notice'): void {
    this.#add([{ tone, text }])
  }
  #add(blocks: readonly Block[]): void {
    const { transcript } = this.#state
    const added = blocks.map((block, index) => ({ ...block, id: transcript.length + index }))
    this.#set({ transcript: [...transcript, ...added] })
  }
  readonly #fail = (error: unknown): void => {
    const { language } = this.#state
    this.say(chatWords(language, 'failed', { detail: wordsOf(error, language) }), 'error')
  }
}
