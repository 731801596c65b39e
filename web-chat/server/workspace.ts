import { randomBytes } from 'node:crypto'
import { createWorkspace, loadDemo } from '#crm-core'
import type { CrmCore } from '#crm-core'
import type { Auth } from './auth/auth.ts'
import type { Config } from './config.ts'
import type { DemoLogin } from './routes/deps.ts'

/** Shown once: nobody can read it again. */
export type FirstAdmin = { readonly email: string; readonly password: string }
export interface Workspace {
  readonly demo: readonly DemoLogin[]
  readonly first_admin: FirstAdmin | null
  /** As whom a local CLI acts without --as: the workspace's admin. */
  readonly default_email: string
}
