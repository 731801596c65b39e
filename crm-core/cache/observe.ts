/** What a statement that did not come through the records may have changed. */
export type Written = { readonly tables: readonly string[]; readonly more: boolean }

/** Statements of the write path, which marks its rows itself, and those that change nothing. */
const harmless =
  /^\s*(?:select\b(?![\s\S]*\b(?:into|for\s+update)\b)|with head as \(|begin|commit|rollback|savepoint|release|set\b|listen|notify)/i
/** A text of more than one statement is read to its end. */
const several = /;\s*\S/
const target =
  /\b(update|delete\s+from|insert\s+into|merge\s+into|truncate(?:\s+table)?|alter\s+table|drop\s+table)\s+(?:only\s+)?(?:"?public"?\.)?"?(\w+)"?/gi

/**
 * Which tables a statement names as written. `more` when rows of other tables may follow by their foreign
 * keys, or when it cannot be said.
 */
export function writtenBy(text: string): Written {
  if (harmless.test(text) && !several.test(text)) return { tables: [], more: false }
  const found = [...text.matchAll(target)]
  const tables = found.flatMap(([, , table]) => (table ? [table.toLowerCase()] : []))
  const more =
    found.some(([, verb = '']) => /^(?:delete|truncate|alter|drop)/i.test(verb)) ||
    /^\s*(?:do|call)\b/i.test(text)
  return { tables: [...new Set(tables)], more }
}
