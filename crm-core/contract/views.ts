import type { Label } from './actor.ts'
import type { AggregateQuery, Query } from './query.ts'
import type { EmailPreview } from './crm.ts'
import type { RevenueForecast } from './forecasts.ts'
import type { ExplainedScore, WhatIf } from './models.ts'
import type { ModelName } from './predictions.ts'
import type { AggregateRow, AnyRecord, FieldChange, RecordLabel } from './records.ts'

/**
 * What a tool shows a person. It travels in the event, so a screen draws it without a second fetch.
 * `labels` maps an id that stands in a reference field to its display text.
 */
export type View =
  | {
      readonly kind: 'record'
      readonly object: string
      readonly display: string
      readonly record: AnyRecord
      readonly labels: ReferenceLabels
      readonly changes?: readonly FieldChange[]
    }
  | {
      readonly kind: 'records'
      readonly object: string
      readonly columns: readonly string[]
      readonly records: readonly AnyRecord[]
      readonly labels: ReferenceLabels
      readonly total: number
      readonly next_cursor: string | null
      readonly query: Query
    }
  | { readonly kind: 'hits'; readonly hits: readonly RecordLabel[] }
  | {
      readonly kind: 'aggregate'
      readonly object: string
      readonly query: AggregateQuery
      readonly rows: readonly AggregateRow[]
    }
  | {
      readonly kind: 'email'
      readonly email: EmailPreview
      readonly status: 'draft' | 'queued'
      readonly id: string
    }
  | { readonly kind: 'object'; readonly object: string }
  | {
      readonly kind: 'scores'
      readonly model: ModelName
      readonly object: string
      readonly scores: readonly ExplainedScore[]
    }
  | { readonly kind: 'what_if'; readonly what_if: WhatIf }
  | { readonly kind: 'forecast'; readonly forecast: RevenueForecast }

export type ReferenceLabels = Readonly<Record<string, string>>

/** What would happen, shown before it is approved. */
export type ActionPreview =
  | {
      readonly kind: 'change'
      readonly object: string
      readonly target: RecordLabel | null
      readonly changes: readonly FieldChange[]
      /** Names of what the references among the changes point to. */
      readonly labels?: ReferenceLabels
    }
  | { readonly kind: 'email'; readonly email: EmailPreview }
  | { readonly kind: 'text'; readonly text: Label }
