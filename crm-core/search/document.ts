import type { RecordRef } from '../contract.ts'
import { nameKeys } from './text/names.ts'
import { normalise } from './text/normalise.ts'
import { lexemes } from './text/tokens.ts'

/** What search needs to know of one record; made from object metadata by `source.ts`. */
export interface SearchSource extends RecordRef {
  readonly tenant_id: string
  /** As a person reads it: `王建国`, `Globex renewal`. */
  readonly name: string
  /** Whole values that name the record: its name, e-mail address, number. */
  readonly keys: readonly string[]
  /** A company or the like that is written on the record itself. */
  readonly subtitle: string | null
  /** The record that it belongs to, whose name stands beside it. */
  readonly parent: RecordRef | null
  /** Short fields (title, industry, labels of choices), then long ones (notes, bodies). */
  readonly short: readonly string[]
  readonly long: readonly string[]
}

/** The row that is searched. Vector and embedder follow after commit. */
export interface SearchRow extends SearchSource {
  readonly name_norm: string
  readonly names: readonly string[]
  readonly readings: readonly string[]
  readonly text: string
  readonly lexemes: string
}

/** Longer texts are cut: the tail of a long mail hardly tells what it is about. */
const longest = 8_000

export function searchRow(source: SearchSource): SearchRow {
  const keys = nameKeys([source.name, ...source.keys])
  const middle = [source.subtitle ?? '', ...source.keys].join('\n')
  const text = [source.name, middle, ...source.short, ...source.long].filter(Boolean).join('\n')
  return {
    ...source,
    name_norm: normalise(source.name),
    names: keys.names,
    readings: keys.readings,
    text: text.slice(0, longest),
    lexemes: lexemes([
      { text: source.name, weight: 'A' },
      { text: middle, weight: 'B' },
      { text: source.short.join('\n'), weight: 'C' },
      { text: source.long.join('\n').slice(0, longest), weight: 'D' },
    ]),
  }
}
