import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../contract.ts'

const everything = sql`true`
const teammates = (actor: Actor): SQL => sql`
  select mate.user_id from team_member mine
  join team_member mate on mate.team_id = mine.team_id and mate.tenant_id = mine.tenant_id and mate.deleted_at is null
  where mine.tenant_id = ${actor.tenant_id}::uuid and mine.user_id = ${actor.user_id}::uuid and mine.deleted_at is null`

/** Everybody below a manager; a circle in the hierarchy ends because union keeps each person once. */
const hierarchy = (actor: Actor): SQL => sql`
  with recursive below(id) as (
    select ${actor.user_id}::uuid
    union
    select person.id from "user" person join below on person.manager_id = below.id
    where person.tenant_id = ${actor.tenant_id}::uuid
  ) select id from below`

/** The people whose records an actor reaches, as a query of their ids; null when that is everybody. */
export function peopleOf(actor: Actor): SQL | null {
  if (actor.role === 'admin' || actor.role === 'finance') return null
  return actor.role === 'manager'
    ? sql`(${hierarchy(actor)}) union (${teammates(actor)})`
    : sql`select ${actor.user_id}::uuid union (${teammates(actor)})`
}

/**
 * Whose records an actor reaches, as a condition on a column that holds a user: a rep their own and
 * their teammates', a manager also those of everybody below, an administrator and finance all. It is
 * read anew in every statement, so it follows a change of team at once.
 */
export function withinReach(actor: Actor, owner: SQL): SQL {
  const people = peopleOf(actor)
  // As one array: it is made once a statement and an index on the owner can be used.
  return people ? sql`${owner} = any(array(${people}))` : everything
}
