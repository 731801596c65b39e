import type { RecordOf } from '../objects/schema.ts'
import { Unsubscribe } from '../objects/sales/unsubscribe.ts'
import { Hook } from './hook.ts'

const people = ['contact', 'lead'] as const
const toMark = (table: string) => `
  select p.id, taken.off from ${table} p
  join (select e.email, exists (select from unsubscribe u where u.email = e.email and u.scope = 'all'
          and u.deleted_at is null) as off from unnest($1::text[]) e(email)) taken on taken.email = p.email
  where p.deleted_at is null and p.is_unsubscribed is distinct from taken.off
    and (taken.off or p.email = any($2::text[]))`

/** Keeps everything from an address. */
const holds = (record: RecordOf<typeof Unsubscribe>): boolean =>
  record.scope === 'all' && record.deleted_at === null

/**
 * Whoever has an address that wants no mail says so. When that is taken back they say so no longer; what a
 * person said for themselves otherwise is left alone.
 */
export const unsubscribedPeople = Hook.create(Unsubscribe, 'unsubscribed-people', {
  on: ['beforeCreate', 'beforeUpdate', 'beforeDelete'],
  async alongside(writes, { tx, follow }) {
    const moved = writes.filter(({ changed }) => changed('email', 'scope', 'deleted_at'))
    const held = moved.flatMap(({ before }) => (before && holds(before) ? [before.email] : []))
    const emails = [...moved.flatMap(({ record }) => (holds(record) ? [record.email] : [])), ...held]
    if (emails.length === 0) return
    for (const table of people) {
      const { rows } = await tx.query<{ id: string; off: boolean }>(toMark(table), [emails, held])
      for (const { id, off } of rows) follow(table, id, { is_unsubscribed: off })
    }
  },
})
