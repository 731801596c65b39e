import { sql, type SQL } from 'drizzle-orm'

/** Longest that a chunk is thought to take: an import whose process died holds nothing up for longer. */
const still_after = '1 minute'

/**
 * SQL: whether an import of this tenant is being run or taken back, by whatever process. Work that can wait
 * leaves the database to it. Asked once a statement, whatever the number of rows.
 */
export const importUnderWay = (tenant_id: string): SQL => sql`(select exists (
  select from import_run where tenant_id = ${tenant_id}::uuid and status in ('running', 'reverting')
    and updated_at > now() - interval ${sql.raw(`'${still_after}'`)}))`
