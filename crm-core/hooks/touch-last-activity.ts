import type { QueryResult } from '../contract.ts'
import type { RecordOf } from '../objects/schema.ts'
import { Activity } from '../objects/sales/activity.ts'
import { Contact } from '../objects/sales/contact.ts'
import { Opportunity } from '../objects/sales/opportunity.ts'
import type { Alongside, Write } from './before.ts'
import { Hook } from './hook.ts'

/** Objects that say when they were last heard of, and which of them have an account behind them. */
const touched = ['account', 'contact', 'lead', 'opportunity'] as const
const behind = ['contact', 'opportunity'] as const
type ActivityRecord = Pick<
  RecordOf<typeof Activity>,
  'who_id' | 'who_type' | 'what_id' | 'what_type' | 'activity_date'
>
/** Somebody or something that was heard of at a time. */
interface Heard {
  readonly table: string | null
  readonly id: string | null
  readonly at: string
}

/**
 * An activity that has happened is the last activity of whom and what it concerns, and of the account
 * behind them; one that goes, moves or is put off is so no longer, and the last but one is. It follows from
 * the activities and is nobody's to edit: no new version, nobody's edit is in its way.
 */
export const touchLastActivity = Hook.create(Activity, 'touch-last-activity', {
  on: ['beforeCreate', 'beforeUpdate', 'beforeDelete'],
  async alongside(writes, doing) {
    const moved = writes.filter(({ changed }) => changed('activity_date', 'who_id', 'what_id', 'deleted_at'))
    const were = moved.flatMap(({ before }) => (before && before.deleted_at === null ? ends(before) : []))
    const are = moved.flatMap(({ record }) => (record.deleted_at === null ? ends(record) : []))
    const happened = ({ at }: Heard): boolean => new Date(at) <= doing.now
    await forget(doing, were.filter(happened))
    await remember(doing, are.filter(happened))
  },
})
const ends = ({ who_id, who_type, what_id, what_type, activity_date: at }: ActivityRecord): Heard[] => [
  { table: who_type, id: who_id, at },
  { table: what_type, id: what_id, at },
]

/** A contact or a deal that comes to another account brings what was last heard of it. */
type Belonging = Write<{
  readonly account_id: string | null
  readonly deleted_at: string | null
  readonly last_activity_at: string | null
}>
async function bring(writes: readonly Belonging[], doing: Alongside): Promise<void> {
  const moved = writes.filter(({ before, changed }) => before && changed('account_id'))
  const ofAccount = (one: Belonging['record'] | null): Heard[] =>
    one?.last_activity_at ? [{ table: 'account', id: one.account_id, at: one.last_activity_at }] : []
  await forget(
    doing,
    moved.flatMap(({ before }) => ofAccount(before)),
  )
  await remember(
    doing,
    moved.flatMap(({ record }) => ofAccount(record)),
  )
}
export const contactBringsActivity = Hook.create(Contact, 'contact-brings-activity', {
  on: 'beforeUpdate',
  alongside: bring,
})
export const dealBringsActivity = Hook.create(Opportunity, 'deal-brings-activity', {
  on: 'beforeUpdate',
  alongside: bring,
})

const idsOf = ({ rows }: QueryResult<Record<string, unknown>>) => rows.map(({ id }) => String(id))
const latest = `select e.id, max(e.at) as at from jsonb_to_recordset($1::jsonb) e(id uuid, at timestamptz) group by e.id`
/** The same for the accounts behind these. */
const latestBehind = (table: string) =>
  `select c.account_id as id, max(one.at) as at from (${latest}) one join ${table} c on c.id = one.id group by c.account_id`

/** Puts what was heard of to a later time, one statement an object. */
async function remember({ tx, touched: tell }: Alongside, all: readonly Heard[]): Promise<void> {
  for (const [table, heard] of byTable(all)) {
    tell(table, idsOf(await tx.query(newer(table, latest), [heard])))
    if (behind.some((one) => one === table))
      tell('account', idsOf(await tx.query(newer('account', latestBehind(table)), [heard])))
  }
}
const newer = (table: string, heard: string) =>
  `update ${table} t set last_activity_at = heard.at from (${heard}) heard
   where t.id = heard.id and (t.last_activity_at is null or t.last_activity_at < heard.at) returning t.id`

/** Looks again where what is gone was the last that was heard. */
async function forget({ tx, now, touched: tell }: Alongside, all: readonly Heard[]): Promise<void> {
  for (const [table, heard] of byTable(all)) {
    const values = [heard, now.toISOString()]
    tell(table, idsOf(await tx.query(anew(table, allOf(table)), values)))
    if (behind.some((one) => one === table))
      tell('account', idsOf(await tx.query(anew('account', allOf('account'), latestBehind(table)), values)))
  }
}
/** All whose activities count for a row. */
const allOf = (table: string): string =>
  table === 'account'
    ? `array(select t.id ${behind.map((one) => `union all select c.id from ${one} c where c.account_id = t.id`).join(' ')})`
    : 'array[t.id]'
const anew = (table: string, these: string, gone = latest) =>
  `update ${table} t set last_activity_at = greatest(${['who_id', 'what_id']
    .map(
      (end) => `(select max(a.activity_date) from activity a
        where a.${end} = any(${these}) and a.deleted_at is null and a.activity_date <= $2::timestamptz)`,
    )
    .join(', ')})
   from (${gone}) gone where t.id = gone.id and t.last_activity_at <= gone.at returning t.id`

/** What of these is told by each object, as a parameter of its statement. */
function byTable(all: readonly Heard[]): [(typeof touched)[number], string][] {
  return touched.flatMap((table): [(typeof touched)[number], string][] => {
    const some = all.filter((end) => end.table === table && end.id !== null)
    return some.length > 0 ? [[table, JSON.stringify(some)]] : []
  })
}
