import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../contract.ts'
import { column } from '../fields/define.ts'
import { withinReach } from './reach.ts'

/** The queues that an actor works on. */
const queuesOf = (actor: Actor): SQL => sql`array(
  select served.queue_id from queue_member served
  where served.tenant_id = ${actor.tenant_id}::uuid and served.user_id = ${actor.user_id}::uuid
    and served.deleted_at is null)`

/** A case is its owner's affair, and that of everybody who works on its queue. */
export const casesOf = (actor: Actor, alias: string): SQL =>
  sql`(${withinReach(actor, column(alias, 'owner_id'))} or ${column(alias, 'queue_id')} = any(${queuesOf(actor)}))`

/** What hangs on a case is seen by whoever sees the case. */
export const ofReachedCase = (actor: Actor, alias: string): SQL => sql`exists (
  select from "case" its_case where its_case.id = ${column(alias, 'case_id')}
    and its_case.tenant_id = ${actor.tenant_id}::uuid and its_case.deleted_at is null
    and ${casesOf(actor, 'its_case')})`
