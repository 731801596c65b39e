import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

/*
 * What models leave in the store of a workspace. Row-level security of these tables stands with the grants, in the
 * migrations. The number of a version is called so, as `version` is what records have.
 */
const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
const own = () => ({ id: uuid('id').primaryKey(), tenant_id: uuid('tenant_id').notNull() })
const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** A trained model with its ONNX bytes. */
export const modelVersion = pgTable(
  'model_version',
  {
    ...own(),
    model: text('model').notNull(),
    number: integer('number').notNull(),
    origin: text('origin').notNull(),
    stage: text('stage').notNull(),
    share: doublePrecision('share').notNull().default(0),
    sha256: text('sha256').notNull(),
    onnx: bytes('onnx').notNull(),
    /** Where a remote model answers, with its keys: sealed with the workspace's data key. */
    endpoint: text('endpoint'),
    report: jsonb('report').notNull(),
    trained_at: time('trained_at').notNull(),
    staged_at: time('staged_at').notNull(),
    staged_for: text('staged_for').notNull(),
    created_by: uuid('created_by'),
  },
  (table) => [
    uniqueIndex('model_version_number_key').on(table.tenant_id, table.model, table.number),
    /** One champion a model, whoever writes at the same time. */
    uniqueIndex('model_version_champion_key')
      .on(table.tenant_id, table.model)
      .where(sql`stage = 'champion'`),
  ],
)

/** What a version said of a record. Its features hold what is known of a person, so it goes with the record. */
export const prediction = pgTable(
  'prediction',
  {
    ...own(),
    model: text('model').notNull(),
    version_id: uuid('version_id'),
    number: integer('number').notNull(),
    object: text('object').notNull(),
    record_id: uuid('record_id').notNull(),
    features_hash: text('features_hash').notNull(),
    features: jsonb('features').notNull(),
    shap: doublePrecision('shap').array().notNull(),
    base: doublePrecision('base').notNull(),
    margin: doublePrecision('margin').notNull(),
    probability: doublePrecision('probability').notNull(),
    served: boolean('served').notNull(),
    at: time('at').notNull(),
    /** What was served before it. */
    previous_probability: doublePrecision('previous_probability'),
    previous_at: time('previous_at'),
  },
  (table) => [
    index('prediction_record').on(table.tenant_id, table.record_id, table.model, table.at, table.id),
    index('prediction_version').on(table.tenant_id, table.model, table.number, table.at),
    /** For retention, which looks across workspaces. */
    index('prediction_at').on(table.at),
  ],
)

/** What became of a record that a model is about. */
export const predictionOutcome = pgTable(
  'prediction_outcome',
  {
    ...own(),
    model: text('model').notNull(),
    record_id: uuid('record_id').notNull(),
    outcome: integer('outcome').notNull(),
    at: time('at').notNull(),
  },
  (table) => [
    uniqueIndex('prediction_outcome_record_key').on(table.tenant_id, table.record_id, table.model),
    index('prediction_outcome_at').on(table.tenant_id, table.model, table.at),
  ],
)

/** Calls of a version in a minute; processes add theirs up. */
export const modelTraffic = pgTable(
  'model_traffic',
  {
    ...own(),
    model: text('model').notNull(),
    number: integer('number').notNull(),
    minute: time('minute').notNull(),
    predictions: integer('predictions').notNull(),
    calls: integer('calls').notNull(),
    errors: integer('errors').notNull(),
    ms_sum: doublePrecision('ms_sum').notNull(),
    ms_buckets: integer('ms_buckets').array().notNull(),
  },
  (table) => [
    uniqueIndex('model_traffic_minute_key').on(table.tenant_id, table.model, table.minute, table.number),
    index('model_traffic_at').on(table.minute),
  ],
)

export const modelAlert = pgTable(
  'model_alert',
  {
    ...own(),
    model: text('model').notNull(),
    number: integer('number').notNull(),
    kind: text('kind').notNull(),
    feature: text('feature'),
    value: doublePrecision('value').notNull(),
    limit: doublePrecision('limit').notNull(),
    action: text('action').notNull(),
    at: time('at').notNull(),
  },
  (table) => [index('model_alert_at').on(table.tenant_id, table.model, table.at)],
)

/** Records whose inputs have changed since they were scored; `marks` counts the changes that were noted. */
export const rescoreDue = pgTable(
  'rescore_due',
  {
    ...own(),
    model: text('model').notNull(),
    record_id: uuid('record_id').notNull(),
    marks: bigint('marks', { mode: 'number' }).notNull().default(1),
    due_at: time('due_at').notNull(),
    /** Somebody works on it until then. */
    leased_until: time('leased_until'),
  },
  (table) => [
    uniqueIndex('rescore_due_record_key').on(table.tenant_id, table.record_id, table.model),
    index('rescore_due_at').on(table.tenant_id, table.model, table.due_at),
  ],
)

/** Training and rescoring in the background. */
export const modelJob = pgTable(
  'model_job',
  {
    ...own(),
    model: text('model').notNull(),
    kind: text('kind').notNull(),
    status: text('status').notNull(),
    done: integer('done').notNull().default(0),
    of: integer('of').notNull().default(0),
    number: integer('number'),
    refused: text('refused'),
    error: text('error'),
    requested_by: uuid('requested_by'),
    created_at: time('created_at').notNull(),
    finished_at: time('finished_at'),
    /** Somebody works on it until then. */
    leased_until: time('leased_until'),
  },
  (table) => [
    index('model_job_at').on(table.tenant_id, table.model, table.created_at),
    /** One of a model at a time, whoever asks. */
    uniqueIndex('model_job_open_key')
      .on(table.tenant_id, table.model)
      .where(sql`finished_at is null`),
  ],
)
