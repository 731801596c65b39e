import { allObjects } from '../objects/all.ts'

/** Tables beside the objects that hold a tenant's rows. */
const beside = ['search_document', 'search_idf', 'hook_delivery', 'duplicate_key']
/** What tenants may not do to a table; the rest is theirs within their rows. */
const narrowed: Readonly<Record<string, string>> = {
  audit_log: 'SELECT, INSERT',
  audit_head: 'SELECT, INSERT, UPDATE',
  captured_mail: 'SELECT',
  data_key: 'SELECT, INSERT, UPDATE',
  hook_delivery: 'SELECT, UPDATE',
}
const policy = "tenant_id = nullif(current_setting('app.tenant', true), '')::uuid"

/** The rights of hotcrm_app: the statements of migration 0001_grants, from the same objects as the tables. */
export function grantStatements(): string[] {
  return [
    ...beside.flatMap((table) => [
      `ALTER TABLE "${table}" ENABLE ROW LEVEL SECURITY;`,
      `CREATE POLICY "tenant_only" ON "${table}" AS PERMISSIVE FOR ALL TO public USING (${policy}) WITH CHECK (${policy});`,
    ]),
    ...[...allObjects.map((object) => object.name), ...beside].map(
      (table) => `GRANT ${narrowed[table] ?? 'SELECT, INSERT, UPDATE, DELETE'} ON "${table}" TO hotcrm_app;`,
    ),
  ]
}
