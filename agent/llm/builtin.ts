import { plan as readSentence } from '../planner/plan.ts'
import type { ActorCrm, AnyRecord, FieldValue } from '#crm-core/contract'
import type { Focus, PendingQuestion, PlannerResult } from '../plan.ts'
import type { PlannerInput } from '../planner/types.ts'

/** From this confidence on a reading may run. */
export const sure = 0.8
const most = 200

/** People and templates that a sentence may name, with the actor's own rights. */
async function surroundings(crm: ActorCrm): Promise<Pick<PlannerInput, 'users' | 'templates'>> {
  const known = new Set(crm.objects().map((object) => object.name))
  const [users, templates] = await Promise.all([
    known.has('user') ? crm.find('user', { limit: most }) : { items: [] },
    known.has('email_template') ? crm.find('email_template', { limit: most }) : { items: [] },
  ])
  return {
    users: users.items.map((user) => ({ id: user.id, name: text(user, 'name'), email: text(user, 'email') })),
    templates: templates.items.map((template) => ({
      id: template.id,
      name: text(template, 'name'),
      aliases: texts(template['aliases']),
    })),
  }
}

/** The built-in planner's reading of a sentence; reads records, writes nothing. */
export async function readBuiltin(
  crm: ActorCrm,
  sentence: {
    readonly text: string
    readonly now: Date
    readonly focus: readonly Focus[]
    readonly pending: PendingQuestion | null
  },
  settings: Pick<ActorCrm, 'settings'>['settings'] = () => crm.settings(),
): Promise<PlannerResult> {
  return readSentence({
    ...sentence,
    ...(await surroundings(crm)),
    actor: crm.actor,
    objects: crm.objects(),
    settings: await settings(),
  })
}

const text = (record: AnyRecord, field: string): string => {
  const value = record[field]
  return typeof value === 'string' ? value : ''
}
function texts(value: FieldValue | undefined): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((one: FieldValue) => texts(one))
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}
