import type { Agent } from '#agent'
import type { Models } from '#models'
import type { CrmCore } from '#crm-core'
import type { ActorCrm } from '#crm-core/contract'
import type { Auth } from '../auth/auth.ts'
import type { ReplayStore } from '../http/replay.ts'

export interface DemoLogin {
  readonly name: string
  readonly email: string
  readonly role: string
  readonly workspace: string
  readonly password: string
}

/** What routes may use; compose.ts makes it. */
export interface Deps {
  readonly core: CrmCore
  readonly agent: Agent
  readonly models: Models
  readonly auth: Auth
  readonly replay: ReplayStore
  /** People of the demo, shown on the sign-in page; empty in a workspace of one's own. */
  readonly demo: readonly DemoLogin[]
  /** Mails that the captured mailbox holds within the actor's workspace, newest first. */
  readonly mailbox: (crm: ActorCrm) => Promise<readonly CapturedMail[]>
  readonly model_name: string
  readonly mail: 'smtp' | 'captured'
}

export interface CapturedMail {
  readonly message_id: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly received_at: string
}
