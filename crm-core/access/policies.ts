import { sql, type SQL } from 'drizzle-orm'
import type { Actor, RoleName } from '../contract.ts'
import { column } from '../fields/define.ts'
import { withinReach } from './reach.ts'

export interface Rights {
  readonly read: boolean
  readonly create: boolean
  readonly update: boolean
  readonly delete: boolean
}
/** Who may do what: rights on the object by role, then conditions on the rows of `alias`. */
export interface AccessPolicy {
  rights(role: RoleName): Rights
  read(actor: Actor, alias: string): SQL
  write(actor: Actor, alias: string): SQL
  /** Set where rows are read for their owner's sake; what `read` is made of, so that a list can take it apart. */
  readonly byOwner?: ByOwner
}
/** A row is read when its owner is within reach or it is one of `besides`, and it meets `only`. */
export interface ByOwner {
  readonly besides?: (alias: string) => SQL
  readonly only?: (actor: Actor, alias: string) => SQL
}
const all: Rights = { read: true, create: true, update: true, delete: true }
const reading: Rights = { read: true, create: false, update: false, delete: false }
const nothing: Rights = { read: false, create: false, update: false, delete: false }

const sellers = (role: RoleName): Rights => (role === 'finance' ? reading : all)
const owner = (actor: Actor, alias: string): SQL => withinReach(actor, column(alias, 'owner_id'))
const everyRow = (): SQL => sql`true`

const readByOwner = (byOwner: ByOwner): Pick<AccessPolicy, 'read' | 'byOwner'> => ({
  byOwner,
  read(actor, alias) {
    const among = byOwner.besides
      ? sql`(${owner(actor, alias)} or ${byOwner.besides(alias)})`
      : owner(actor, alias)
    return byOwner.only ? sql`(${among} and ${byOwner.only(actor, alias)})` : among
  },
})

const owned: AccessPolicy = { rights: sellers, ...readByOwner({}), write: owner }

/** Leads of the public pool are seen by all; one without an owner may be taken by whoever comes first. */
const lead: AccessPolicy = {
  rights: sellers,
  ...readByOwner({ besides: (alias) => column(alias, 'is_in_public_pool') }),
  write: (actor, alias) =>
    sql`(${owner(actor, alias)} or (${column(alias, 'is_in_public_pool')} and ${column(alias, 'owner_id')} is null))`,
}
/** A task is also the affair of the person it is given to. */
const assigned = (actor: Actor, alias: string): SQL =>
  sql`(${owner(actor, alias)} or ${withinReach(actor, column(alias, 'assigned_to'))})`
const task: AccessPolicy = { rights: sellers, read: assigned, write: assigned }

/** A private note is its owner's alone, whatever the role of the reader. */
const notes = readByOwner({
  only: (actor, alias) =>
    sql`(${column(alias, 'is_private')} is not true or ${column(alias, 'owner_id')} = ${actor.user_id}::uuid)`,
})
const note: AccessPolicy = { rights: sellers, ...notes, write: notes.read }

/** Written by the system alone. */
const log: AccessPolicy = { rights: () => reading, ...readByOwner({}), write: () => sql`false` }

const shared: AccessPolicy = {
  rights: (role) => (role === 'admin' || role === 'manager' ? all : reading),
  read: everyRow,
  write: everyRow,
}
const settings: AccessPolicy = {
  rights: (role) => (role === 'admin' ? all : reading),
  read: everyRow,
  write: everyRow,
}
/** The workspace itself is changed, never made or deleted, from within. */
const workspace: AccessPolicy = {
  rights: (role) => (role === 'admin' ? { ...reading, update: true } : reading),
  read: everyRow,
  write: everyRow,
}
const internal: AccessPolicy = { rights: () => nothing, read: () => sql`false`, write: () => sql`false` }

/** One's own, and what somebody shares with everybody; shared ones are also kept by those who lead. */
const view: AccessPolicy = {
  rights: sellers,
  read: (actor, alias) =>
    sql`(${column(alias, 'owner_id')} = ${actor.user_id}::uuid or ${column(alias, 'is_shared')})`,
  write: (actor, alias) =>
    actor.role === 'admin' || actor.role === 'manager'
      ? sql`(${column(alias, 'owner_id')} = ${actor.user_id}::uuid or ${column(alias, 'is_shared')})`
      : sql`${column(alias, 'owner_id')} = ${actor.user_id}::uuid`,
}

export const policies = { owned, lead, task, note, log, shared, settings, workspace, view, internal }
export type AccessPolicyName = keyof typeof policies
