import { escapeIdentifier } from 'pg'
import type { Database } from '../../store/database.ts'
import { asOwner, together } from './session.ts'
import { physicalPattern } from './names.ts'

// A column may stand beside the one that is named: the currency of an amount.
const columns = `select c.relname as table, a.attname as column
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and a.attnum > 0 and not a.attisdropped and a.attname ~ $1
    and not exists (select from custom_field f
      where a.attname = f.column_name or starts_with(a.attname, f.column_name || '_'))
    and (c.relname !~ $1 or exists (select from custom_object o where o.table_name = c.relname))`
const tables = `select c.relname as table from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname ~ $1
    and not exists (select from custom_object o where o.table_name = c.relname)`

/** Removes tables and columns that a crash left without their metadata; nobody may be making one meanwhile. */
export async function sweepOrphans(database: Database): Promise<number> {
  return asOwner(database, '', async (client) => {
    const orphanTables = await client.query<{ table: string }>(tables, [physicalPattern])
    const orphanColumns = await client.query<{ table: string; column: string }>(columns, [physicalPattern])
    const drops = [
      ...orphanTables.rows.map(({ table }) => `DROP TABLE ${escapeIdentifier(table)}`),
      ...orphanColumns.rows.map(
        ({ table, column }) =>
          `ALTER TABLE ${escapeIdentifier(table)} DROP COLUMN ${escapeIdentifier(column)}`,
      ),
    ]
    for (const drop of drops) await together(client, [drop])
    return drops.length
  })
}
