/** The contract words that cross HTTP, gathered for the client. */
export type {
  Actor,
  AggregateQuery,
  AggregateRow,
  AnyRecord,
  ErrorCode,
  FieldDescription,
  Label,
  Language,
  ObjectDescription,
  Page,
  Query,
  RecordLabel,
  RecordRef,
  RoleName,
  SearchHit,
  View,
} from '#crm-core/contract'
export type PolicyModeName = 'ask' | 'plan' | 'auto-safe'
