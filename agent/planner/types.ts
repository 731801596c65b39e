import type { Actor, ObjectDescription, WorkspaceSettings } from '#crm-core/contract'
import type { Focus, PendingQuestion } from '../plan.ts'

/** Everything the built-in planner may know. It is a pure function of this; it reads no clock and no database. */
export interface PlannerInput {
  readonly text: string
  readonly actor: Actor
  /** As `crm.objects()` gives them: what the actor cannot see, the planner cannot speak of. */
  readonly objects: readonly ObjectDescription[]
  readonly settings: WorkspaceSettings
  /** People of the workspace, to tell "assign to Tom" from a contact's name. */
  readonly users: readonly { readonly id: string; readonly name: string; readonly email: string }[]
  /** Names of the e-mail templates with their aliases, for example welcome / 欢迎. */
  readonly templates: readonly {
    readonly id: string
    readonly name: string
    readonly aliases: readonly string[]
  }[]
  readonly now: Date
  /** Newest first. */
  readonly focus: readonly Focus[]
  readonly pending: PendingQuestion | null
}
