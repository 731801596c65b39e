import type { Issue } from '../contract.ts'
import type { ObjectType } from '../objects/schema.ts'
import { own, type Compiling } from './filter.ts'
import { unknownField } from './rows.ts'

/** Checks that the selected fields are there; unknown ones become issues. */
export function checkSelect(
  object: ObjectType,
  select: readonly string[] | undefined,
  compiling: Compiling,
  at = 'select',
): void {
  const issues = (select ?? []).flatMap((name, i): Issue[] =>
    own(object, name) ? [] : [unknownField(compiling.actor, object, name, `${at}[${i}]`)],
  )
  compiling.issues.push(...issues)
}

const most = 200
/** How many rows a page may have: 1 to 200, 50 when nothing is said. */
export function pageSize(limit: number | undefined, compiling: Compiling, at = 'limit'): number {
  if (limit === undefined) return 50
  if (Number.isInteger(limit) && limit >= 1 && limit <= most) return limit
  compiling.issues.push({ at, code: 'out_of_range', params: { field: 'limit', min: 1, max: most } })
  return 1
}
