import {
  HotcrmError,
  type DeadLetter,
  type DeadLetterChoice,
  type DeadLetterDetail,
  type DeadLetters,
  type FieldChange,
  type RecordLabel,
  type RecordRef,
  type Sql,
} from '../../contract.ts'
import { demandAdmin } from '../../access/demand-admin.ts'
import { takeHead } from '../../records/exclusively.ts'
import { noteActs } from '../../records/note-acts.ts'
import { isId } from '../../records/rows.ts'
import { run, type Scope } from '../../records/scope.ts'
import { retried } from '../../store/retried.ts'

const action = { en: 'look after failed automations', zh: '处理失败的自动化任务' } as const
const noun = { en: 'failed automation', zh: '失败的自动化任务' } as const

type Deciding = Pick<Scope, 'actor' | 'clock' | 'db' | 'committed'>
type Place = Pick<DeadLetter, 'event_id' | 'hook'>

/** What hooks have given up in a workspace, for its administrators; row-level security confines it to theirs. */
export function deadLetters(
  scope: Deciding,
  label: (refs: readonly RecordRef[]) => Promise<readonly RecordLabel[]>,
): DeadLetters {
  const { actor, db } = scope
  const only = () => demandAdmin(actor, action)
  return {
    async list({ hook, limit = 50 } = {}) {
      only()
      const { rows } = await db.query<Row>(
        `select ${columns} from hook_delivery d where tenant_id = $1 and status = 'dead' and ($2::text is null or hook = $2)
         order by ended_at desc, event_id, hook limit $3`,
        [actor.tenant_id, hook ?? null, Math.min(Math.max(Math.trunc(limit), 1), 200)],
      )
      return rows.map(letterOf)
    },
    async get(id) {
      only()
      const found = await detailOf(scope, id)
      const [record = null] = await label([{ object: found.object, id: found.record_id }])
      return { ...found, record }
    },
    async retry(choice) {
      only()
      const count = await decide(scope, choice, 'pending')
      if (count > 0) scope.committed()
      return count
    },
    async discard(choice) {
      only()
      return decide(scope, choice, 'discarded')
    },
  }
}

interface Row extends Omit<DeadLetter, 'id' | 'died_at'> {
  readonly died_at: Date
}
const columns =
  'd.event_id, d.hook, d.object, d.record_id, d.attempts, d.last_error as error, d.ended_at as died_at'
const letterOf = ({ event_id, hook, object, record_id, attempts, error, died_at }: Row): DeadLetter => ({
  id: `${event_id}:${hook}`,
  event_id,
  hook,
  object,
  record_id,
  attempts,
  error,
  died_at: died_at.toISOString(),
})

/** The place that an id names; null for anything that is no id. */
export function placeOfLetter(id: string): Place | null {
  const at = id.indexOf(':')
  const [event_id, hook] = [id.slice(0, Math.max(at, 0)), id.slice(at + 1)]
  return isId(event_id) && hook !== '' ? { event_id, hook } : null
}

interface DetailRow extends Row {
  readonly event: string
  readonly happened_at: Date
  readonly changes: readonly FieldChange[]
}
async function detailOf({ actor, db }: Deciding, id: string): Promise<Omit<DeadLetterDetail, 'record'>> {
  const place = placeOfLetter(id)
  const { rows } = await db.query<DetailRow>(
    `select ${columns}, e.type as event, e.created_at as happened_at, e.changes
     from hook_delivery d join outbox_event e on e.id = d.event_id and e.tenant_id = d.tenant_id
     where d.tenant_id = $1 and d.status = 'dead' and d.event_id = $2::uuid and d.hook = $3`,
    [actor.tenant_id, place?.event_id ?? null, place?.hook ?? null],
  )
  const [row] = rows
  if (!row) throw new HotcrmError('not_found', { object: noun[actor.language] })
  const { event, happened_at, changes } = row
  return {
    ...letterOf(row),
    event,
    happened_at: happened_at.toISOString(),
    fields: changes.map(({ field }) => field),
  }
}

/** Decided in one transaction. */
const batch = 500
const becomes = {
  pending: `status = 'pending', attempts = 0, next_at = now(), ended_at = null, last_error = null`,
  discarded: `status = 'discarded', ended_at = now()`,
} as const
type Becomes = keyof typeof becomes

async function decide(scope: Deciding, choice: DeadLetterChoice, to: Becomes): Promise<number> {
  // One that is tried again and given up at once must not come round for ever.
  const { rows } = await scope.db.query<{ until: string }>('select now()::text as until')
  const until = rows[0]?.until ?? ''
  let decided = 0
  for (;;) {
    const some = { choice, to, until }
    const count = await retried(() => scope.db.transaction((tx) => decideSome(scope, tx, some)))
    decided += count
    if (count < batch) return decided
  }
}

interface Decision {
  readonly choice: DeadLetterChoice
  readonly to: Becomes
  /** Only what had ended by then. */
  readonly until: string
}
/** Whoever decides is written down with it; the audit lock comes first, as in every write. */
async function decideSome(
  { actor, clock }: Deciding,
  tx: Sql,
  { choice, to, until }: Decision,
): Promise<number> {
  await run(tx, takeHead({ actor, clock }))
  const { rows } = await tx.query<Place & Pick<DeadLetter, 'object' | 'record_id' | 'error'>>(
    `with chosen as (
       select event_id, hook, last_error as error from hook_delivery
       where tenant_id = $1 and status = 'dead' and ended_at <= $2::timestamptz and ${chosen(choice)}
       order by event_id, hook limit ${batch} for update)
     update hook_delivery d set ${becomes[to]} from chosen c where d.event_id = c.event_id and d.hook = c.hook
     returning d.event_id, d.hook, d.object, d.record_id, c.error`,
    [actor.tenant_id, until, ...namedBy(choice)],
  )
  const acts = rows.map(({ event_id, hook, object, record_id, error }) => ({
    object: 'hook_delivery',
    record_id: event_id,
    action: to === 'pending' ? 'retried' : 'discarded',
    changes: [
      { field: 'hook', before: null, after: hook },
      { field: 'record', before: null, after: `${object}/${record_id}` },
      { field: 'status', before: 'dead', after: to },
      { field: 'error', before: error, after: to === 'pending' ? null : error },
    ],
  }))
  await noteActs({ actor, clock }, tx, acts)
  return rows.length
}
const chosen = (choice: DeadLetterChoice): string =>
  'all' in choice
    ? '($3::text is null or hook = $3)'
    : '(event_id, hook) in (select * from unnest($3::uuid[], $4::text[]))'
const namedBy = (choice: DeadLetterChoice): readonly unknown[] =>
  'all' in choice
    ? [choice.hook ?? null]
    : [choice.map(({ event_id }) => event_id), choice.map(({ hook }) => hook)]
