import { HotcrmError, type Actor, type Language } from '../contract.ts'
import type { ObjectType } from '../objects/schema.ts'
import { policies, type AccessPolicy, type Rights } from './policies.ts'

export const policyOf = (object: ObjectType): AccessPolicy => policies[object.access]
/** What the actor may do with the object, before any row is looked at. */
export const rightsOf = (actor: Actor, object: ObjectType): Rights => policyOf(object).rights(actor.role)

const verbs: Record<keyof Rights, Record<Language, string>> = {
  read: { en: 'read', zh: '查看' },
  create: { en: 'create', zh: '新建' },
  update: { en: 'change', zh: '修改' },
  delete: { en: 'delete', zh: '删除' },
}
/** Throws forbidden unless the actor's role has the right. */
export function demand(actor: Actor, object: ObjectType, right: keyof Rights): void {
  if (!rightsOf(actor, object)[right]) throw forbidden(actor, object, right)
}
export const forbidden = (actor: Actor, object: ObjectType, right: keyof Rights): HotcrmError =>
  new HotcrmError('forbidden', {
    action: `${verbs[right][actor.language]} ${object.label[actor.language].toLowerCase()}`,
  })
