import { createHash } from 'node:crypto'

/** JSON with the keys of every object in order, so that equal values are equal texts. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`)
    .join(',')}}`
}

/** Binds what a person saw: the tool and the exact arguments of every row. */
export function payloadHash(
  tool: string,
  rows: readonly { readonly id: string; readonly args: Readonly<Record<string, unknown>> }[],
): string {
  return createHash('sha256')
    .update(canonical([tool, rows.map((row) => [row.id, row.args])]))
    .digest('hex')
}
