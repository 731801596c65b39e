import { readFile } from 'node:fs/promises'
import type { CrmCore } from '#crm-core'

/** Creates what is missing of the committed auth tables; every statement is safe to repeat. */
export async function createAuthTables(pool: CrmCore['pool']): Promise<void> {
  await pool.query(await readFile(new URL('tables.sql', import.meta.url), 'utf8'))
}
