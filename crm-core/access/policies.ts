import { sql, type SQL } from 'drizzle-orm'
import type { Actor, RoleName } from '../contract.ts'
import { column } from '../fields/define.ts'
import * as hr from './hr-reach.ts'
import { withinReach } from './reach.ts'
import { casesOf, ofReachedCase } from './service-reach.ts'

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

/** Work of the service desk. */
const cases: AccessPolicy = { rights: sellers, read: casesOf, write: casesOf }
const caseComment: AccessPolicy = {
  rights: sellers,
  read: ofReachedCase,
  write: (actor, alias) => sql`(${ofReachedCase(actor, alias)} and ${owner(actor, alias)})`,
}
/** Kept by the clock of the case. */
const ofCase: AccessPolicy = { rights: () => reading, read: ofReachedCase, write: () => sql`false` }
/** A post without a case is looked after by its owner. */
const socialPost: AccessPolicy = {
  rights: sellers,
  read: (actor, alias) => sql`(${owner(actor, alias)} or ${ofReachedCase(actor, alias)})`,
  write: (actor, alias) => sql`(${owner(actor, alias)} or ${ofReachedCase(actor, alias)})`,
}
/** What leads a team edits the work of all. */
const edits = (actor: Actor): boolean => actor.role === 'admin' || actor.role === 'manager'
const editedBy = (actor: Actor, alias: string): SQL => (edits(actor) ? everyRow() : owner(actor, alias))
/** Published for everybody; until then the author's and those who edit. */
const article: AccessPolicy = {
  rights: sellers,
  read: (actor, alias) => sql`(${column(alias, 'status')} = 'published' or ${editedBy(actor, alias)})`,
  write: editedBy,
}
const community: AccessPolicy = { rights: sellers, read: everyRow, write: editedBy }
/** Seen and kept by those who run the workspace; finance reads it as it reads everything in business. */
const administered: AccessPolicy = {
  rights: (role) => (role === 'admin' || role === 'manager' ? all : role === 'finance' ? reading : nothing),
  read: everyRow,
  write: everyRow,
}

/** About one person: finance has no more to do with it than anybody else. */
const personal: AccessPolicy = { rights: () => all, read: hr.personal, write: hr.personal }
const judged: AccessPolicy = { rights: () => all, read: hr.judgedRead, write: hr.judgedWrite }
/** Whoever is asked to hire or to interview; others find nothing. */
const recruiters = (role: RoleName): Rights => (role === 'admin' || role === 'manager' ? all : nothing)
const interviewers = (role: RoleName): Rights =>
  role === 'admin' || role === 'manager' ? all : { ...reading, update: true }
const hiring: AccessPolicy = { rights: recruiters, read: hr.hiring, write: hr.hiring }
const application: AccessPolicy = { rights: recruiters, read: hr.application, write: hr.application }
const offer: AccessPolicy = { rights: recruiters, read: hr.offer, write: hr.offer }
const interview: AccessPolicy = { rights: interviewers, read: hr.interview, write: hr.interview }
const candidate: AccessPolicy = {
  rights: (role) => (role === 'admin' || role === 'manager' ? all : reading),
  read: hr.candidate,
  write: (actor, alias) =>
    actor.role === 'admin' ? everyRow() : sql`${column(alias, 'owner_id')} = ${actor.user_id}::uuid`,
}
const onboarding: AccessPolicy = {
  rights: (role) => (role === 'admin' || role === 'manager' ? all : { ...reading, update: true }),
  read: hr.onboarding,
  write: hr.onboarding,
}
/** What people earn. */
const payroll: AccessPolicy = {
  rights: (role) => (role === 'admin' ? all : role === 'finance' ? reading : nothing),
  read: everyRow,
  write: everyRow,
}

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
  view,
  internal,
  case: cases,
  case_comment: caseComment,
  of_case: ofCase,
  social_post: socialPost,
  article,
  community,
  administered,
  personal,
  judged,
  hiring,
  application,
  offer,
  interview,
  candidate,
  onboarding,
  payroll,
}
export type AccessPolicyName = keyof typeof policies
