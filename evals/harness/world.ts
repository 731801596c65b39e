import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { demoTenants, northwind, type CrmCore } from '#crm-core'
import { demoTemplate } from '#crm-core/testing'
import { HotcrmError, type Actor, type RecordRef } from '#crm-core/contract'
import { openHotcrm, readConfig, type Hotcrm } from '#server'
import { startModelServer, type ModelReply, type ModelServer } from '#agent/testing'
import type { EvalCase } from './case.ts'
import { calledBy } from './names.ts'
import { Snapshot } from './snapshot.ts'

/** Wednesday morning in Shanghai; it stays so. */
const evalNow = '2026-03-11T09:00:00+08:00'

/**
 * The product as the server composes it, over the demo workspaces at a fixed time. One world serves
 * many trials: after each it is put back, row by row, to what it was.
 */
export class EvalWorld {
  readonly #hotcrm: Hotcrm
  readonly #model: ModelServer
  readonly #folder: string
  readonly #script: ModelReply[]
  /** Answers about the world as it was taken, which stays so. */
  readonly #known = new Map<string, Promise<RecordRef>>()
  readonly snapshot: Snapshot

  private constructor(hotcrm: Hotcrm, model: ModelServer, folder: string, script: ModelReply[]) {
    this.#hotcrm = hotcrm
    this.#model = model
    this.#folder = folder
    this.#script = script
    this.snapshot = new Snapshot(hotcrm.core.pool)
  }

  static async open(lane: EvalCase['lane']): Promise<EvalWorld> {
    const script: ModelReply[] = []
    const model = await startModelServer({ respond: () => script.shift() ?? { fault: 'server_error' } })
    const folder = await mkdtemp(path.join(tmpdir(), 'hotcrm-eval-'))
    const config = readConfig({
      HOTCRM_DATA_DIR: folder,
      HOTCRM_NOW: `fixed:${evalNow}`,
      LOG_LEVEL: 'silent',
      TZ: 'Asia/Shanghai',
      ...(lane === 'scripted'
        ? { HOTCRM_MODEL: 'scripted', OPENAI_BASE_URL: model.url, OPENAI_API_KEY: 'scripted' }
        : {}),
    })
    const hotcrm = await openHotcrm(config, {
      database: { kind: 'memory', template: await demoTemplate(evalNow) },
    })
    await hotcrm.work()
    const world = new EvalWorld(hotcrm, model, folder, script)
    await world.snapshot.take()
    return world
  }

  get core(): CrmCore {
    return this.#hotcrm.core
  }
  get models(): Hotcrm['models'] {
    return this.#hotcrm.models
  }
  get agent(): Hotcrm['agent'] {
    return this.#hotcrm.agent
  }
  actor(who: EvalCase['as']): Promise<Actor> {
    return this.core.actorByEmail(northwind[who], 'web')
  }
  /** What the model says from now on, one reply a request. */
  play(script: readonly ModelReply[]): void {
    this.#script.splice(0, Infinity, ...script)
  }

  /** The record that `contact:王伟/星辰科技` names: object, name, and what tells namesakes apart. */
  lookup(text: string): Promise<RecordRef> {
    return this.#once(`named ${text}`, () => this.#lookup(text))
  }
  /** Another live record of the same object: what a careless agent would have hit instead. */
  another(ref: RecordRef): Promise<RecordRef> {
    return this.#once(`another ${ref.object} ${ref.id}`, () => this.#another(ref))
  }
  #once(question: string, answer: () => Promise<RecordRef>): Promise<RecordRef> {
    return this.#known.getOrInsertComputed(question, answer)
  }

  async #lookup(text: string): Promise<RecordRef> {
    const [, object = '', name = '', of = ''] = /^(\w+):([^/]+)(?:\/(.+))?$/.exec(text) ?? []
    const called = calledBy[object]
    if (called === undefined) throw unknown(text)
    const { rows } = await this.core.pool.query<{ id: string }>(
      `select t.id from eval_base."${object}" t where t.tenant_id = $1 and t.deleted_at is null
       and (${called.name}) = $2 and ($3 = '' or (${called.of}) = $3) order by t.id`,
      [demoTenants.northwind, object === 'user' ? emailOf(name) : name, of],
    )
    const [only, ...others] = rows
    if (only === undefined || others.length > 0) throw unknown(`${text} (${rows.length} found)`)
    return { object, id: only.id }
  }
  async #another(ref: RecordRef): Promise<RecordRef> {
    const { rows } = await this.core.pool.query<{ id: string }>(
      `select t.id from eval_base."${ref.object}" t join eval_base."${ref.object}" o on o.id = $1
       where t.tenant_id = o.tenant_id and t.deleted_at is null and t.id <> o.id
       order by (to_jsonb(t) ->> 'email') is null, t.owner_id is distinct from o.owner_id, t.id limit 1`,
      [ref.id],
    )
    if (rows[0] === undefined) throw unknown(`another ${ref.object}`)
    return { object: ref.object, id: rows[0].id }
  }

  async close(): Promise<void> {
    await this.#hotcrm.close()
    await this.#model.close()
    await rm(this.#folder, { recursive: true, force: true })
  }
}

function emailOf(person: string): string {
  const known = Object.entries(northwind).find(([key]) => key === person)
  if (known === undefined) throw unknown(`user:${person}`)
  return known[1]
}
function unknown(what: string): HotcrmError {
  return new HotcrmError('configuration', { summary: `the world has no single "${what}"` })
}
