import { sql } from 'drizzle-orm'
import type { Sql } from '../contract.ts'
import { fieldColumn } from '../fields/define.ts'
import { everyObject } from '../metadata/every-object.ts'
import { main, tableOf } from '../records/rows.ts'
import { run } from '../records/scope.ts'
import type { Database } from '../store/database.ts'
import type { FileStore } from './store.ts'

/** Uploads that are looked at in one round. */
const round = 500
interface Upload {
  readonly id: string
  readonly tenant_id: string
  readonly key: string
}

/**
 * Deletes uploads from before `until` that no record names. Once a record has named a file it is kept, so
 * that an undo or a restored record finds it again.
 */
export async function sweepUploads(database: Database, store: FileStore, until: Date): Promise<number> {
  let swept = 0
  for (;;) {
    const { rows } = await database.system.query<Upload>(
      `select id, tenant_id, key from file_upload where kept_at is null and created_at < $1
       order by created_at limit $2`,
      [until, round],
    )
    if (rows.length === 0) return swept
    const named = new Set<string>()
    for (const [tenant_id, uploads] of Map.groupBy(rows, (row) => row.tenant_id))
      for (const key of await keysNamed(database.system, tenant_id, uploads)) named.add(key)
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

/** Which of these files some record of the workspace names, in whatever field: deleted records and retired fields included. */
async function keysNamed(
  db: Sql,
  tenant_id: string,
  uploads: readonly Upload[],
): Promise<ReadonlySet<string>> {
  const keys = uploads.map(({ key }) => key)
  const named = new Set<string>()
  for (const object of await everyObject(db, tenant_id))
    for (const [name, field] of Object.entries(object.all)) {
      if (!field.files) continue
      const list = fieldColumn(main, field, name)
      const rows = await run<{ key: string }>(
        db,
        sql`select distinct file ->> 'key' as key from ${tableOf(object)} ${sql.identifier(main)},
          jsonb_array_elements(case when jsonb_typeof(${list}) = 'array' then ${list} else '[]'::jsonb end) file
          where ${sql.identifier(main)}.tenant_id = ${tenant_id}::uuid and ${list} is not null
            and file ->> 'key' = any(${sql.param(keys)}::text[])`,
      )
      for (const { key } of rows) named.add(key)
    }
  return named
}
