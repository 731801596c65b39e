import type { Alongside } from './before.ts'

/**
 * Runs an update of figures that follow from other records, set-based and only where they differ. No new
 * version: nobody's edit is in its way. The first parameter of the statement holds the ids.
 */
export async function derive(
  { tx }: Alongside,
  statement: string,
  ids: readonly (string | null | undefined)[],
): Promise<void> {
  const some = [...new Set(ids)].filter((id) => typeof id === 'string')
  if (some.length > 0) await tx.query(statement, [some])
}
