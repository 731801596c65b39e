import { sql } from 'drizzle-orm'
import type { Sql } from '../contract.ts'
import { allObjects } from '../objects/all.ts'
import { run } from '../records/scope.ts'
import type { Database } from '../store/database.ts'
import type { FileStore } from './store.ts'

/** Uploads that are looked at in one round. */
const round = 500

/**
 * Deletes uploads from before `until` that no record names. Once a record has named a file it is kept, so
 * that an undo or a restored record finds it again.
 */
export async function sweepUploads(database: Database, store: FileStore, until: Date): Promise<number> {
  let swept = 0
  for (;;) {
    const { rows } = await database.system.query<{ id: string; key: string }>(
      `select id, key from file_upload where kept_at is null and created_at < $1 order by created_at limit $2`,
      [until, round],
    )
    if (rows.length === 0) return swept
    const named = await keysNamed(
      database.system,
      rows.map(({ key }) => key),
    )
    for (const { id, key } of rows.filter((row) => !named.has(row.key))) {
      await store.delete(key)
      await database.system.query('delete from file_upload where id = $1', [id])
      swept += 1
    }
    await database.system.query(`update file_upload set kept_at = now() where key = any($1::text[])`, [
      [...named],
    ])
  }
}

/** Which of these keys some record names, deleted ones included. */
async function keysNamed(db: Sql, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const named = new Set<string>()
  for (const object of allObjects)
    for (const [name, field] of Object.entries(object.all)) {
      if (!field.files) continue
      const list = sql.identifier(name)
      const rows = await run<{ key: string }>(
        db,
        sql`select distinct file ->> 'key' as key from ${sql.identifier(object.name)},
          jsonb_array_elements(case when jsonb_typeof(${list}) = 'array' then ${list} else '[]'::jsonb end) file
          where ${list} is not null and file ->> 'key' = any(${sql.param(keys)}::text[])`,
      )
      for (const { key } of rows) named.add(key)
    }
  return named
}
