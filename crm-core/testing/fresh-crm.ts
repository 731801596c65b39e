import type { ActorCrm, AnyRecord, FieldValue } from '../contract.ts'
import type { CoreOptions, CrmCore, DatabaseOptions } from '../core.ts'
import type { Hook } from '../hooks/hook.ts'
import type { ObjectType, RecordOf } from '../objects/schema.ts'
import { openCrm } from '../open.ts'
import { lentDatabase } from '../store/pglite/lend.ts'
import { fixedClock, type FixedClock } from './clock.ts'
import { given } from './given.ts'
import { testMailbox, type TestMailbox } from './mailbox.ts'
import { insertPeople, testPeople, type PersonName } from './people.ts'

export interface StoredEvent {
  readonly type: string
  readonly object: string
  readonly record_id: string
  readonly record_version: number
  readonly user_id: string | null
  readonly door: string
  readonly cause: string | null
  readonly changes: FieldValue
}

/** A store of its own with the test people in it; the calls of ActorCrm are those of Rita, a rep. */
export interface FreshCrm extends ActorCrm, AsyncDisposable {
  readonly core: CrmCore
  readonly clock: FixedClock
  readonly mail: TestMailbox
  as(person: PersonName): ActorCrm
  /** A valid record of an object, owned by the person (Rita when left out). */
  given<O extends ObjectType>(
    object: O,
    values?: Readonly<Record<string, unknown>>,
    by?: PersonName,
  ): Promise<RecordOf<O>>
  /** Events of a record that were stored after the version at hand. */
  eventsSince(record: Pick<AnyRecord, 'id' | 'version'>): Promise<StoredEvent[]>
}

export interface FreshOptions {
  readonly now?: Date | string
  /** Instead of an empty one in memory. */
  readonly database?: DatabaseOptions
  /** Instead of a key that all tests share. */
  readonly encryption?: CoreOptions['encryption']
  /** Instead of a place in memory. */
  readonly files?: CoreOptions['files']
  /** Rules beside those that ship. */
  readonly hooks?: readonly Hook[]
  /** Hears of statements: with a threshold of 0 of every one. */
  readonly slow_query?: CoreOptions['slow_query']
  /** Hears of faults in the background. */
  readonly report?: (error: Error) => void
}
const testKey = Buffer.alloc(32, 7).toString('base64url')

/** Opens a fresh store; `await using` closes it. */
export async function freshCrm(options: FreshOptions = {}): Promise<FreshCrm> {
  const clock = fixedClock(options.now)
  const mail = testMailbox()
  const core = await openCrm({
    database: options.database ?? lentDatabase(),
    clock,
    mail,
    files: options.files ?? { kind: 'memory' },
    encryption: options.encryption ?? { kind: 'keys', keys: [testKey] },
    hooks: options.hooks,
    slow_query: options.slow_query,
    report: options.report,
  })
  await insertPeople(core.pool)
  const as = (person: PersonName): ActorCrm => core.as(testPeople[person])
  return {
    ...as('rep'),
    core,
    clock,
    mail,
    as,
    given: (object, values, by = 'rep') => given(as(by), object, values),
    async eventsSince({ id, version }) {
      const { rows } = await core.pool.query<StoredEvent>(
        `select type, object, record_id, record_version, user_id, door, cause, changes from outbox_event
         where record_id = $1 and record_version > $2 order by record_version, id`,
        [id, version],
      )
      return rows
    },
    [Symbol.asyncDispose]: () => core.close(),
  }
}
