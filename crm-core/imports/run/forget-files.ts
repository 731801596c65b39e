import type { Sql } from '../../contract.ts'
import type { FileStore } from '../file-store.ts'

/** Files go when nothing can be reverted any more; a draft that nobody started, after a week. */
export async function forgetFiles(system: Sql, files: FileStore, now: Date): Promise<void> {
  const { rows } = await system.query<{ file_key: string }>(
    `with old as (
       select id, file_key from import_run where file_key is not null and (
         revert_until < $1::timestamptz or status = 'reverted'
         or (status in ('draft', 'previewed') and created_at < $1::timestamptz - interval '7 days'))
       for update),
     forgotten as (update import_run r set file_key = null from old where r.id = old.id)
     select distinct file_key from old where not exists (
       select from import_run other where other.file_key = old.file_key and other.id not in (select id from old))`,
    [now.toISOString()],
  )
  for (const { file_key } of rows) await files.delete(file_key)
}
