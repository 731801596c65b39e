import type pg from 'pg'
import type { Actor, RoleName } from '../contract.ts'

export const testTenants = {
  a: '0190b000-0000-7000-8000-00000000000a',
  b: '0190b000-0000-7000-8000-00000000000b',
} as const

const person = (n: number, tenant: keyof typeof testTenants, role: RoleName, name: string): Actor => ({
  tenant_id: testTenants[tenant],
  user_id: `0190b000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`,
  name,
  email: `${name.toLowerCase().replaceAll(' ', '.')}@${tenant}.test`,
  role,
  language: 'en',
  time_zone: 'Asia/Shanghai',
  door: 'web',
})

/**
 * Who there is in a fresh store. Rita and Theo share team East; Rolf is in no team; Mona manages Rita
 * and Rolf; Ada and Finn belong to the same workspace, Boris and Bea to another.
 */
export const testPeople = {
  rep: person(1, 'a', 'rep', 'Rita Rep'),
  teammate: person(2, 'a', 'rep', 'Theo Team'),
  otherRep: person(3, 'a', 'rep', 'Rolf Rep'),
  manager: person(4, 'a', 'manager', 'Mona Manager'),
  admin: person(5, 'a', 'admin', 'Ada Admin'),
  finance: person(6, 'a', 'finance', 'Finn Finance'),
  foreignAdmin: person(7, 'b', 'admin', 'Boris Other'),
  foreignRep: person(8, 'b', 'rep', 'Bea Other'),
} as const
export type PersonName = keyof typeof testPeople

const { rep, teammate, otherRep, manager } = testPeople
const managers: Readonly<Record<string, string>> = {
  [rep.user_id]: manager.user_id,
  [otherRep.user_id]: manager.user_id,
}
const team = '0190b000-0000-7000-8000-000000000201'

/** Puts both workspaces and their people into an empty store. */
export async function insertPeople(pool: Pick<pg.Pool, 'query'>): Promise<void> {
  const { a, b } = testTenants
  await pool.query(
    `insert into tenant (id, tenant_id, name, currency, time_zone, language)
     values ($1, $1, 'Workspace A', 'CNY', 'Asia/Shanghai', 'en'), ($2, $2, 'Workspace B', 'USD', 'America/New_York', 'en')`,
    [a, b],
  )
  const people = Object.values(testPeople).map((actor) => ({
    id: actor.user_id,
    tenant_id: actor.tenant_id,
    name: actor.name,
    email: actor.email,
    role: actor.role,
    language: actor.language,
    time_zone: actor.time_zone,
    is_active: true,
    version: 1,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  }))
  await pool.query(`insert into "user" select * from jsonb_populate_recordset(null::"user", $1::jsonb)`, [
    JSON.stringify(people),
  ])
  for (const [id, manager_id] of Object.entries(managers))
    await pool.query('update "user" set manager_id = $2 where id = $1', [id, manager_id])
  await pool.query(`insert into team (id, tenant_id, name) values ($1, $2, 'East')`, [team, a])
  for (const [i, member] of [rep, teammate].entries())
    await pool.query('insert into team_member (id, tenant_id, team_id, user_id) values ($1, $2, $3, $4)', [
      `0190b000-0000-7000-8000-00000000021${i}`,
      a,
      team,
      member.user_id,
    ])
}
