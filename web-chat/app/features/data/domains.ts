import type { ObjectDescription } from '#crm-core/contract'

/** Areas of work in the order in which they are shown; what a workspace added itself comes last. */
export const areas = ['sales', 'marketing', 'products', 'finance', 'service', 'hr', 'system', 'own'] as const
export type Area = (typeof areas)[number]

export const areaOf = (object: ObjectDescription): Area => (object.custom ? 'own' : object.domain)

/** The objects by area, without areas that have none. */
export const byArea = (objects: readonly ObjectDescription[]) =>
  areas
    .map((area) => ({ area, objects: objects.filter((object) => areaOf(object) === area) }))
    .filter((group) => group.objects.length > 0)
