import type { Feature, FeatureRow, Label, Life, ModelName, Snapshot, SnapshotNeeds } from '#crm-core/contract'

/** A moment of a record that training learns from, and what came of it after that moment. */
export interface Example {
  readonly id: string
  readonly at: Date
  readonly outcome: 0 | 1
}

/** A model of the product: what it reads, of which records it learns, and where its score is written. */
export interface ModelDefinition {
  readonly name: ModelName
  readonly label: Label
  readonly object: string
  /** The field of the record that shows the score to people; what the score is rounded to is the field's. */
  readonly target: string
  readonly needs: SnapshotNeeds
  readonly features: readonly Feature[]
  /** A pure function of the snapshot: the values of the features in their order. */
  row(snapshot: Snapshot): FeatureRow
  /** What `examples` has to know of a record's life. */
  readonly outcome: { readonly fields: readonly string[]; readonly changes: readonly string[] }
  /**
   * The moments of a life that are examples as of `now`, each strictly before its outcome. Empty when the outcome
   * is not known yet.
   */
  examples(life: Life, now: Date): readonly Example[]
  /** What has come of the record by now, and when; null while it is open. */
  outcomeOf(life: Life, now: Date): { readonly outcome: 0 | 1; readonly at: Date } | null
  /** Whether a record is scored at all as it stands: a converted lead is not. */
  scored(values: Snapshot['values']): boolean
  readonly card: ModelCard
}

/** What a reader must know before trusting the model. */
export interface ModelCard {
  readonly predicts: Label
  readonly learns_from: Label
  readonly limits: Label
  readonly not_for: Label
}
