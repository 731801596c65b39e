/** The contract words that cross HTTP, gathered for the client. */
export type {
  Actor,
  AggregateQuery,
  AggregateRow,
  AnyRecord,
  CustomMetadata,
  ErrorCode,
  FieldPatch,
  NewField,
  NewObject,
  ExportRequest,
  ImportChanges,
  ImportPreview,
  ImportRun,
  ObjectDescription,
  ObjectPatch,
  Page,
  Query,
  RoleName,
  SearchHit,
} from '#crm-core/contract'
export type PolicyModeName = 'ask' | 'plan' | 'auto-safe'
