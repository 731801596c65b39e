import type { Alongside } from './before.ts'

/**
 * Runs an update of figures that follow from other records and are nobody's to edit, set-based and only where
 * they differ; it returns the ids of what it changed. No new version, audit line or event: what they follow
 * from has those, and whatever changes that, an undo or a merge too, brings the figures after it. The first
 * parameter of the statement holds the ids.
 */
export async function derive(
  { tx, touched }: Alongside,
  object: string,
  statement: string,
  ids: readonly (string | null | undefined)[],
): Promise<void> {
  const some = [...new Set(ids)].filter((id) => typeof id === 'string')
  if (some.length === 0) return
  const { rows } = await tx.query<{ id: string }>(statement, [some])
  touched(
    object,
    rows.map(({ id }) => id),
  )
}
