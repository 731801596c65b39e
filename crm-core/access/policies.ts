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
}
const all: Rights = { read: true, create: true, update: true, delete: true }
const reading: Rights = { read: true, create: false, update: false, delete: false }
const nothing: Rights = { read: false, create: false, update: false, delete: false }

const sellers = (role: RoleName): Rights => (role === 'finance' ? reading : all)
const owner = (actor: Actor, alias: string): SQL => withinReach(actor, column(alias, 'owner_id'))
const everyRow = (): SQL => sql`true`

const owned: AccessPolicy = { rights: sellers, read: owner, write: owner }

/** Leads of the public pool are seen by all; one without an owner may be taken by whoever comes first. */
const lead: AccessPolicy = {
  rights: sellers,
  read: (actor, alias) => sql`(${owner(actor, alias)} or ${column(alias, 'is_in_public_pool')})`,
  write: (actor, alias) =>
    sql`(${owner(actor, alias)} or (${column(alias, 'is_in_public_pool')} and ${column(alias, 'owner_id')} is null))`,
}
/** A task is also the affair of the person it is given to. */
const assigned = (actor: Actor, alias: string): SQL =>
  sql`(${owner(actor, alias)} or ${withinReach(actor, column(alias, 'assigned_to'))})`
const task: AccessPolicy = { rights: sellers, read: assigned, write: assigned }

/** A private note is its owner's alone, whatever the role of the reader. */
const unlessPrivate = (actor: Actor, alias: string): SQL =>
  sql`(${owner(actor, alias)} and (${column(alias, 'is_private')} is not true or ${column(alias, 'owner_id')} = ${actor.user_id}::uuid))`
const note: AccessPolicy = { rights: sellers, read: unlessPrivate, write: unlessPrivate }

/** Money owed and paid is entered by those who keep the books; sellers see that of their customers. */
const bookkeepers = (role: RoleName): Rights => (role === 'rep' ? reading : all)
const ledger: AccessPolicy = { rights: bookkeepers, read: owner, write: owner }

/** A line is reached by whoever reaches the whole that it is part of, whoever entered it. */
const partOf =
  (whole: string, field: string) =>
  (actor: Actor, alias: string): SQL =>
    sql`exists (select 1 from ${sql.identifier(whole)} whole where whole.id = ${column(alias, field)}
      and whole.tenant_id = ${actor.tenant_id}::uuid and ${owner(actor, 'whole')})`
const ofQuote = partOf('quote', 'quote_id')
const quoteLine: AccessPolicy = { rights: sellers, read: ofQuote, write: ofQuote }
const ofInvoice = partOf('invoice', 'invoice_id')
const invoiceLine: AccessPolicy = { rights: bookkeepers, read: ofInvoice, write: ofInvoice }

/** An approval is also the affair of the person who is asked for it. */
const asked = (actor: Actor, alias: string): SQL =>
  sql`(${owner(actor, alias)} or ${column(alias, 'current_approver_id')} = ${actor.user_id}::uuid)`
const approval: AccessPolicy = { rights: sellers, read: asked, write: asked }

/** Every seller can note that somebody wants no mail; only those in charge can take that back. */
const optout: AccessPolicy = {
  rights: (role) => {
    if (role === 'admin' || role === 'manager') return all
    return role === 'rep' ? { ...reading, create: true } : reading
  },
  read: everyRow,
  write: everyRow,
}

/** Written by the system alone. */
const log: AccessPolicy = { rights: () => reading, read: owner, write: () => sql`false` }

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

export const policies = {
  owned,
  lead,
  task,
  note,
  ledger,
  quoteLine,
  invoiceLine,
  approval,
  optout,
  log,
  shared,
  settings,
  workspace,
  internal,
}
export type AccessPolicyName = keyof typeof policies
