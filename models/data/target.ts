import { HotcrmError } from '#crm-core/contract'
import type { TextColumn } from './table.ts'

/** What happened, in words that files use for it. */
const yes = new Set([
  'yes',
  'true',
  '1',
  '1.0',
  'won',
  'closed won',
  'converted',
  'churned',
  'churn',
  'positive',
  'y',
  't',
  '是',
])

export interface TargetOptions {
  /** The value that counts as 1; needed where the file does not tell. */
  readonly positive?: string
  /** The value that counts as 0; rows with any other value are left out. */
  readonly negative?: string
}
export interface Target {
  readonly positive: string
  readonly negative: string
  /** 1, 0, or NaN where the row has no outcome yet. */
  readonly outcomes: Float64Array
}

/**
 * Reads the outcome of the rows. Throws `training_target_constant` when there is one outcome only and
 * `training_target_values` when there are more than two and none were named.
 */
export function targetOf(column: TextColumn, rows: Int32Array, options: TargetOptions = {}): Target {
  const present = new Set<number>()
  for (const row of rows) present.add(column.codes[row] ?? -1)
  present.delete(-1)
  const found = [...present].map((code) => column.texts[code] ?? '').sort()
  const [positive, negative] = sides(column.name, found, options)
  const outcomes = Float64Array.from(rows, (row) => {
    const text = column.texts[column.codes[row] ?? -1]
    return text === positive ? 1 : text === negative ? 0 : Number.NaN
  })
  return { positive, negative, outcomes }
}

function sides(
  target: string,
  found: readonly string[],
  { positive, negative }: TargetOptions,
): [string, string] {
  for (const named of [positive, negative])
    if (named !== undefined && !found.includes(named))
      throw new HotcrmError('training_target_values', { target, values: shown(found) })
  if (positive !== undefined && negative !== undefined) return [positive, negative]
  if (found.length < 2) throw new HotcrmError('training_target_constant', { target, value: found[0] ?? '' })
  if (found.length > 2) throw new HotcrmError('training_target_values', { target, values: shown(found) })
  const [first = '', second = ''] = found
  const one = positive ?? (negative === undefined ? guess(first, second) : otherOf(found, negative))
  return [one, otherOf(found, one)]
}

/** The one that says yes; of two words that say nothing of the kind, the later in the alphabet. */
const guess = (first: string, second: string): string =>
  yes.has(first.toLowerCase()) && !yes.has(second.toLowerCase()) ? first : second
const otherOf = (found: readonly string[], one: string): string => found.find((value) => value !== one) ?? ''
const shown = (values: readonly string[]): string =>
  values.slice(0, 6).join(', ') + (values.length > 6 ? ` … (${values.length})` : '')
