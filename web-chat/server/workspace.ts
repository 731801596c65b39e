import { randomBytes } from 'node:crypto'
import {
  blueHarbor,
  createFirstWorkspace,
  demoPassword,
  demoTenants,
  firstAdmin,
  loadDemo,
  northwind,
  workspaceIds,
} from '#crm-core'
import type { CrmCore } from '#crm-core'
import type { Auth } from './auth/auth.ts'
import type { Config } from './config.ts'
import type { DemoLogin } from './routes/deps.ts'

/** Shown once: nobody can read it again. */
export type FirstAdmin = { readonly email: string; readonly password: string }
export interface Workspace {
  readonly demo: readonly DemoLogin[]
  readonly first_admin: FirstAdmin | null
  /** As whom a local command acts when it names nobody: the workspace's administrator. */
  readonly default_email: string
}

const { tenant: northwindName, ...northwindPeople } = northwind
const demoPeople = [
  ...Object.values(northwindPeople).map((email) => ({ email, workspace: northwindName })),
  { email: blueHarbor.admin, workspace: blueHarbor.tenant },
]

/** Puts somebody into an empty store: the demo workspaces, or one workspace with one administrator. */
export async function prepareWorkspace(core: CrmCore, auth: Auth, config: Config): Promise<Workspace> {
  const demo = await demoLogins(core, auth, config)
  const first_admin = demo.length > 0 ? null : await makeAdmin(core, auth, config)
  return { demo, first_admin, default_email: (await firstAdmin(core.pool)) ?? '' }
}

/** The demo goes only into a store that is empty or has it already. */
async function demoLogins(core: CrmCore, auth: Auth, config: Config): Promise<DemoLogin[]> {
  if (config.demo === 'none') return []
  const demoIds: readonly string[] = Object.values(demoTenants)
  const ids = await workspaceIds(core.pool)
  if (ids.length > 0 && !ids.some((id) => demoIds.includes(id))) return []
  if (ids.length === 0) await loadDemo(core, { now: config.clock.now() })
  const logins: DemoLogin[] = []
  for (const { email, workspace } of demoPeople) {
    // Somebody who was deactivated or removed is not offered.
    const actor = await core.actorByEmail(email, 'system').catch(() => null)
    if (!actor) continue
    const { tenant_id, user_id, name, role } = actor
    if (!(await auth.hasLogin(user_id)))
      await auth.setPassword({ tenant_id, user_id, email, name, password: demoPassword })
    logins.push({ name, email, role, workspace, password: demoPassword })
  }
  return logins
}

/** One workspace with one administrator, who gets a password as long as there is none. */
async function makeAdmin(core: CrmCore, auth: Auth, { time_zone }: Config): Promise<FirstAdmin | null> {
  await createFirstWorkspace(core.pool, core.clock, {
    name: 'My workspace',
    currency: 'USD',
    language: 'en',
    time_zone,
    admin: { name: 'Administrator', email: 'admin@hotcrm.local' },
  })
  const found = await firstAdmin(core.pool)
  const admin = found && (await core.actorByEmail(found, 'system'))
  if (!admin || (await auth.hasLogin(admin.user_id))) return null
  const { tenant_id, user_id, email, name } = admin
  const password = randomBytes(12).toString('base64url')
  await auth.setPassword({ tenant_id, user_id, email, name, password })
  return { email, password }
}
