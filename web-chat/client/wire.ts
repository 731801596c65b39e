/** The contract words that cross HTTP, gathered for the client. */
export type {
  Actor,
  AggregateQuery,
  AggregateRow,
  AnyRecord,
  ErrorCode,
  ExportRequest,
  ImportChanges,
  ImportPreview,
  ImportRun,
  ObjectDescription,
  Page,
  Query,
  RoleName,
  SearchHit,
} from '#crm-core/contract'
export type PolicyModeName = 'ask' | 'plan' | 'auto-safe'
