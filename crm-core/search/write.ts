import { sql, type SQL } from 'drizzle-orm'
import type { Sql } from '../contract.ts'
import { searchRow, type SearchRow, type SearchSource } from './document.ts'
import { run } from '../store/statement.ts'

/** Rows of one statement: large loads are cut so that no message grows past a few megabytes. */
const batch = 500

/**
 * Puts records into the index, or anew after a change, in the transaction that writes them. Their
 * vectors are taken back when their text has changed, and made again after commit.
 */
export async function indexRecords(tx: Sql, sources: readonly SearchSource[]): Promise<void> {
  for (let from = 0; from < sources.length; from += batch)
    await run(tx, upsert(sources.slice(from, from + batch).map(searchRow)))
}

const columns = sql.raw(
  'tenant_id, object, record_id, parent_object, parent_id, name, subtitle, name_norm, names, readings, text, lexemes',
)

function upsert(rows: readonly SearchRow[]): SQL {
  return sql`insert into search_document (${columns})
    select tenant_id, object, record_id, parent_object, parent_id, name, subtitle, name_norm,
      array(select jsonb_array_elements_text(names)), array(select jsonb_array_elements_text(readings)), text,
      lexemes::tsvector
    from jsonb_to_recordset(${JSON.stringify(rows.map(columnsOf))}::jsonb) as row (tenant_id uuid, object text,
      record_id uuid, parent_object text, parent_id uuid, name text, subtitle text, name_norm text, names jsonb,
      readings jsonb, text text, lexemes text)
    on conflict (tenant_id, object, record_id) do update set
      parent_object = excluded.parent_object, parent_id = excluded.parent_id, name = excluded.name,
      subtitle = excluded.subtitle, name_norm = excluded.name_norm, names = excluded.names,
      readings = excluded.readings, lexemes = excluded.lexemes, text = excluded.text, updated_at = now(),
      vector = case when search_document.text = excluded.text then search_document.vector end,
      embedder = case when search_document.text = excluded.text then search_document.embedder end`
}

function columnsOf({ id, parent, keys: _keys, short: _short, long: _long, ...row }: SearchRow): object {
  return { ...row, record_id: id, parent_object: parent?.object ?? null, parent_id: parent?.id ?? null }
}
