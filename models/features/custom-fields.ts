import type { FieldDescription, FieldValue, Snapshot } from '#crm-core/contract'
import type { ModelDefinition } from '../definition.ts'
import { featuresOf, rowOf, type FeatureReader } from './readers.ts'
import { daysBetween, numberOf, textOf, timeOf } from './values.ts'

/** Fields of a workspace's own that a model reads at most, the oldest first. */
const most = 40

type Read = (value: FieldValue | undefined, snapshot: Snapshot) => ReturnType<FeatureReader['read']>
interface Reading {
  readonly kind: FeatureReader['kind']
  readonly read: Read
}
const number: Reading = { kind: 'number', read: numberOf }
/** Days from the moment to the date: above 0 while it lies ahead. */
const days: Reading = {
  kind: 'number',
  read(value, { at }) {
    const time = timeOf(value)
    return time === null ? null : daysBetween(at.getTime(), time)
  },
}
/**
 * What a kind of field says to a model. Kinds that are not here say nothing that could be learned from few records
 * (free text, addresses, references), or nothing that stands in one value (several choices, JSON, places).
 */
const readings: ReadonlyMap<string, Reading> = new Map([
  ['select', { kind: 'category', read: textOf }],
  ['boolean', { kind: 'number', read: (value) => (typeof value === 'boolean' ? Number(value) : null) }],
  ['number', number],
  ['percent', number],
  ['currency', number],
  ['date', days],
  ['dateTime', days],
] satisfies [string, Reading][])

/** The name of the feature of a custom field; no feature of the product is called so. */
const featureOf = (field: string): string => `custom.${field}`

/**
 * The model as a workspace has it: what ships, and the fields that the workspace has added to its object, read as
 * they stood at the moment and named as the workspace names them. `fields` are those of the object, its own first in
 * the order of their making; without custom ones the definition is what it was.
 */
export function definitionFor(
  definition: ModelDefinition,
  fields: readonly FieldDescription[],
): ModelDefinition {
  const readers = fields
    .filter(({ name, custom }) => custom && name !== definition.target)
    .flatMap((field) => readerOf(field) ?? [])
    .slice(0, most)
  if (readers.length === 0) return definition
  const own = readers.flatMap(({ field }) => field ?? [])
  return {
    ...definition,
    needs: { ...definition.needs, fields: [...definition.needs.fields, ...own] },
    features: [...definition.features, ...featuresOf(readers)],
    row: (snapshot) => [...definition.row(snapshot), ...rowOf(readers, snapshot)],
  }
}

function readerOf({ name, kind, label }: FieldDescription): FeatureReader | null {
  const reading = readings.get(kind)
  if (!reading) return null
  return {
    name: featureOf(name),
    kind: reading.kind,
    field: name,
    label,
    read: (snapshot) => reading.read(snapshot.values[name], snapshot),
  }
}
