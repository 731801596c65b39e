import { sql } from 'drizzle-orm'
import { HotcrmError, type Imports, type ImportStatus } from '../contract.ts'
import { refuse } from '../records/issues.ts'
import type { Scope } from '../records/scope.ts'
import { mappingIssues } from './plan/mapping-issues.ts'
import { importOptions, patchRun, type Stored } from './run-store.ts'

/** States in which it is still to be said what an import does. */
export const editable: readonly ImportStatus[] = ['draft', 'previewed']

/** The import with another mapping and other options; null when it was changed since it was read, or has begun. */
export async function configured(
  scope: Scope,
  one: Stored,
  { mapping = {}, options }: Parameters<Imports['configure']>[1],
): Promise<Stored | null> {
  const parsed = importOptions.safeParse({ ...one.options, ...options })
  if (!parsed.success)
    throw new HotcrmError('bad_request', { reason: parsed.error.issues[0]?.message ?? 'options' })
  const columns = one.columns.map((each) => ({
    ...each,
    field: Object.hasOwn(mapping, each.column) ? (mapping[each.column] ?? null) : taken(mapping, each.field),
  }))
  refuse(mappingIssues(scope, { ...one, columns, options: parsed.data }, mapping), scope.actor.language)
  return patchRun(
    scope.db,
    one.id,
    editable,
    sql`columns = ${JSON.stringify(columns)}::jsonb, options = ${JSON.stringify(parsed.data)}::jsonb, status = 'draft'`,
    one.version,
  )
}

/** A field that another column was given leaves the one that was guessed. */
const taken = (mapping: Readonly<Record<string, string | null>>, field: string | null): string | null =>
  field !== null && Object.values(mapping).includes(field) ? null : field
