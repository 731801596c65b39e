import type { Feature, FeatureRow, FeatureValue, Snapshot } from '#crm-core/contract'

/** A feature and how it is read off a snapshot: name, words and value stand together, so none can be out of place. */
export interface FeatureReader extends Feature {
  /** It follows from the time of creation alone, and so is known of imported history too. */
  readonly timeless?: true
  read(snapshot: Snapshot): FeatureValue
}

/** The features themselves, as the store and the screens know them. */
export const featuresOf = (readers: readonly FeatureReader[]): Feature[] =>
  readers.map(({ name, kind, label, options, field, monotone, change }) => ({
    name,
    kind,
    label,
    ...(options !== undefined && { options }),
    ...(field !== undefined && { field }),
    ...(monotone !== undefined && { monotone }),
    ...(change !== undefined && { change }),
  }))

/**
 * The row of a snapshot. Of a moment before the store began to know the record, what is read may be of a later day,
 * and a value of a later day knows the outcome: it is null.
 */
export function rowOf(readers: readonly FeatureReader[], snapshot: Snapshot): FeatureRow {
  const known = snapshot.at >= snapshot.known_since
  return readers.map((reader) => (known || reader.timeless ? reader.read(snapshot) : null))
}
