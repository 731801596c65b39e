/** The contract words that cross HTTP, gathered for the client. */
export type {
  Actor,
  AggregateQuery,
  AggregateRow,
  AnyRecord,
  DuplicatePair,
  ErrorCode,
  MergeResult,
  ObjectDescription,
  Page,
  Query,
  RoleName,
  SearchHit,
  UndoResult,
} from '#crm-core/contract'
export type PolicyModeName = 'ask' | 'plan' | 'auto-safe'
