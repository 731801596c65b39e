import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../contract.ts'
import { column } from '../fields/define.ts'

// Rows about people are reached by whom they are about, never by who typed them or whose team they are in.

const everything = sql`true`
const isAdmin = (actor: Actor): boolean => actor.role === 'admin'

const me = (actor: Actor): SQL => sql`
  select self.id from employee self
  where self.tenant_id = ${actor.tenant_id}::uuid and self.user_id = ${actor.user_id}::uuid
    and self.deleted_at is null`
/** Everybody below the actor in the directory; a circle ends because union keeps each person once. */
const below = (actor: Actor): SQL => sql`
  with recursive led(id) as (
    select report.id from employee report where report.tenant_id = ${actor.tenant_id}::uuid
      and report.manager_id in (${me(actor)}) and report.deleted_at is null
    union
    select report.id from employee report join led on report.manager_id = led.id
    where report.tenant_id = ${actor.tenant_id}::uuid and report.deleted_at is null
  ) select led.id from led where led.id not in (${me(actor)})`

export const aboutMe = (actor: Actor, alias: string): SQL =>
  sql`${column(alias, 'employee_id')} = any(array(${me(actor)}))`
export const aboutMyReports = (actor: Actor, alias: string): SQL =>
  sql`${column(alias, 'employee_id')} = any(array(${below(actor)}))`

/** Records of the person concerned and of those who lead them. */
export const personal = (actor: Actor, alias: string): SQL =>
  isAdmin(actor) ? everything : sql`(${aboutMe(actor, alias)} or ${aboutMyReports(actor, alias)})`

/** Written by who leads; the person concerned reads it once it has been shared. */
export const judgedRead = (actor: Actor, alias: string): SQL =>
  isAdmin(actor)
    ? everything
    : sql`(${aboutMyReports(actor, alias)} or (${aboutMe(actor, alias)} and ${column(alias, 'status')} <> 'draft'))`
export const judgedWrite = (actor: Actor, alias: string): SQL =>
  isAdmin(actor) ? everything : aboutMyReports(actor, alias)

const is = (actor: Actor, alias: string, field: string): SQL =>
  sql`${column(alias, field)} = ${actor.user_id}::uuid`

/** A search for somebody is its owner's and the hiring manager's. */
export const hiring = (actor: Actor, alias: string): SQL =>
  isAdmin(actor)
    ? everything
    : sql`(${is(actor, alias, 'owner_id')} or ${is(actor, alias, 'hiring_manager_id')})`

const myApplications = (actor: Actor): SQL => sql`
  select mine.id from application mine left join recruitment wanted on wanted.id = mine.recruitment_id
  where mine.tenant_id = ${actor.tenant_id}::uuid and mine.deleted_at is null
    and (mine.owner_id = ${actor.user_id}::uuid or wanted.owner_id = ${actor.user_id}::uuid
      or wanted.hiring_manager_id = ${actor.user_id}::uuid)`
/** Who was asked to interview may know whom. */
const myInterviews = (actor: Actor): SQL => sql`
  select talk.application_id from interview talk
  where talk.tenant_id = ${actor.tenant_id}::uuid and talk.interviewer_id = ${actor.user_id}::uuid
    and talk.deleted_at is null`

/** Salaries stand in applications and offers, so an interviewer does not see them. */
export const application = (actor: Actor, alias: string): SQL =>
  isAdmin(actor) ? everything : sql`${column(alias, 'id')} = any(array(${myApplications(actor)}))`
export const offer = (actor: Actor, alias: string): SQL =>
  isAdmin(actor)
    ? everything
    : sql`(${is(actor, alias, 'owner_id')} or ${column(alias, 'application_id')} = any(array(${myApplications(actor)})))`
export const interview = (actor: Actor, alias: string): SQL =>
  isAdmin(actor)
    ? everything
    : sql`(${is(actor, alias, 'owner_id')} or ${is(actor, alias, 'interviewer_id')}
        or ${column(alias, 'application_id')} = any(array(${myApplications(actor)})))`
export const candidate = (actor: Actor, alias: string): SQL =>
  isAdmin(actor)
    ? everything
    : sql`(${is(actor, alias, 'owner_id')} or ${column(alias, 'id')} = any(array(
        select asked.candidate_id from application asked where asked.tenant_id = ${actor.tenant_id}::uuid
          and asked.deleted_at is null
          and (asked.id in (${myApplications(actor)}) or asked.id in (${myInterviews(actor)})))))`

/** The newcomer, who leads them, who looks after them and who takes care of it. */
export const onboarding = (actor: Actor, alias: string): SQL =>
  isAdmin(actor)
    ? everything
    : sql`(${is(actor, alias, 'owner_id')} or ${is(actor, alias, 'buddy_id')} or ${personal(actor, alias)})`
