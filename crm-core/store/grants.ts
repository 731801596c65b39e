import { allObjects } from '../objects/all.ts'

/** Tables beside the objects that hold a tenant's rows. */
const beside = [
  'search_document',
  'search_idf',
  'hook_delivery',
  'duplicate_key',
  'model_version',
  'prediction',
  'prediction_outcome',
  'model_traffic',
  'model_alert',
  'rescore_due',
  'model_job',
]
/** What tenants may not do to a table; the rest is theirs within their rows. */
const narrowed: Readonly<Record<string, string>> = {
  audit_log: 'SELECT, INSERT',
  audit_head: 'SELECT, INSERT, UPDATE',
  captured_mail: 'SELECT',
  data_key: 'SELECT, INSERT, UPDATE',
  hook_delivery: 'SELECT, UPDATE',
}
const policy = "tenant_id = nullif(current_setting('app.tenant', true), '')::uuid"

/** Rows of a table are each tenant's own. */
export const rowSecurity = (table: string): string[] => [
  `ALTER TABLE "${table}" ENABLE ROW LEVEL SECURITY;`,
  `CREATE POLICY "tenant_only" ON "${table}" AS PERMISSIVE FOR ALL TO public USING (${policy}) WITH CHECK (${policy});`,
]
export const grant = (table: string): string =>
  `GRANT ${narrowed[table] ?? 'SELECT, INSERT, UPDATE, DELETE'} ON "${table}" TO hotcrm_app;`

/** The rights of hotcrm_app: the statements of the migrations that end in `_grants`, from the same objects as the tables. */
export function grantStatements(): string[] {
  return [
    ...beside.flatMap(rowSecurity),
    ...[...allObjects.map((object) => object.name), ...beside].map(grant),
  ]
}
