import {
  hiddenFeature,
  type Contribution,
  type Explanation,
  type Feature,
  type ObjectDescription,
} from '#crm-core/contract'
import { stepOf } from './closed-parents.ts'

/** What an actor may see of objects; undefined where it may not see the object. */
export type Describe = (object: string) => ObjectDescription | undefined

/**
 * The explanation as far as the reader may see the fields that it is about; the rest is one sum, so that it still
 * adds up. A value that nobody shows you must not come out of a reason.
 */
export function visibleTo(
  explanation: Explanation,
  features: readonly Feature[],
  object: string,
  describe: Describe,
  closed_parents: ReadonlySet<string> = new Set(),
): Explanation {
  const field = new Map(features.map((feature) => [feature.name, feature.field]))
  const seen = (feature: string) =>
    !closed_parents.has(stepOf(field.get(feature)) ?? '') && readable(field.get(feature), object, describe)
  const open = explanation.contributions.filter(({ feature }) => seen(feature))
  const closed = explanation.contributions.filter(({ feature }) => !seen(feature))
  if (closed.length === 0) return explanation
  const sum: Contribution = {
    feature: hiddenFeature,
    value: null,
    shap: closed.reduce((all, { shap }) => all + shap, 0),
    points: closed.reduce((all, { points }) => all + points, 0),
  }
  const contributions = [...open, sum].sort((a, b) => Math.abs(b.shap) - Math.abs(a.shap))
  return { ...explanation, contributions }
}

/** `industry`, or `account_id.industry`: every step of the way must be open. */
export function readable(path: string | undefined, object: string, describe: Describe): boolean {
  if (path === undefined) return true
  const [name = '', ...rest] = path.split('.')
  const field = describe(object)?.fields.find((one) => one.name === name)
  if (!field || field.masked) return false
  return (
    rest.length === 0 ||
    (field.references !== undefined && readable(rest.join('.'), field.references, describe))
  )
}
