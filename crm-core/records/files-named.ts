import { sql } from 'drizzle-orm'
import type { AnyRecord, FieldValue, Issue } from '../contract.ts'
import type { ObjectType } from '../objects/schema.ts'
import { run, type Scope } from './scope.ts'

/** An upload that is swept after a day is not named in its last hour. */
const soonSwept_ms = 23 * 3_600_000

interface Draft {
  readonly values: Readonly<Record<string, FieldValue>>
  readonly before: AnyRecord | null
}

/**
 * Issues by position for files that a record newly names: each must be an upload of this person in this
 * workspace, of the type and size that were found. One statement for all of them.
 */
export async function unknownFiles(
  scope: Scope,
  object: ObjectType,
  drafts: readonly Draft[],
): Promise<(readonly Issue[])[]> {
  const fields = Object.entries(object.all).filter(([, field]) => field.files)
  const asked = drafts.map(({ values, before }) =>
    fields.flatMap(([name, field]) => {
      const kept = new Set(filesOf(before?.[name]).map(({ key }) => key))
      return filesOf(values[name])
        .filter(({ key }) => !kept.has(key))
        .map((file) => ({ name, field, file }))
    }),
  )
  const keys = asked.flat().map(({ file }) => file.key)
  if (keys.length === 0) return drafts.map(() => [])
  const { actor, clock } = scope
  const fresh = new Date(clock.now().getTime() - soonSwept_ms).toISOString()
  const rows = await run<{ key: string; type: string; size: number; mine: boolean }>(
    scope.db,
    sql`select key, type, size, (uploaded_by = ${actor.user_id}::uuid or ${actor.role === 'admin'})
        and (kept_at is not null or created_at > ${fresh}::timestamptz) as mine
      from file_upload where tenant_id = ${actor.tenant_id}::uuid and key = any(${sql.param(keys)}::text[])`,
  )
  const known = new Map(rows.map((row) => [row.key, row]))
  return asked.map((some) =>
    some.flatMap(({ name, field, file }): Issue[] => {
      const upload = known.get(file.key)
      if (upload?.mine && upload.type === file.type && upload.size === file.size) return []
      const params = { field: field.label[actor.language], got: file.name }
      return [{ at: name, code: 'no_such_file', params }]
    }),
  )
}

interface NamedFile {
  readonly key: string
  readonly name: string
  readonly type: string
  readonly size: number
}
// The field parsed the list, or wrote it: each of its parts is a file.
const filesOf = (value: FieldValue | undefined): readonly NamedFile[] => (Array.isArray(value) ? value : [])
