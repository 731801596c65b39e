import type { AnyRecord, FieldDescription, ObjectDescription } from '#crm-core/contract'

const rows = 20

/**
 * Records as a model may read them: ids, codes, numbers and dates plain; text that people typed
 * stands between <data> marks, because it is never an instruction.
 */
export function recordsForModel(description: ObjectDescription, records: readonly AnyRecord[]): string {
  const names = new Set([description.display, 'first_name', 'last_name', 'email', ...description.list])
  const fields = description.fields.filter((field) => names.has(field.name))
  return records
    .slice(0, rows)
    .map(
      (record) =>
        `${description.name}/${record.id} ${fields
          .map((field) => show(field, record))
          .filter(Boolean)
          .join(' ')}`,
    )
    .join('\n')
}

export function show(field: FieldDescription, record: AnyRecord): string {
  const value = record[field.name]
  if (value === null || value === undefined) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return `${field.name}=${field.measures === 'text' ? `<data>${withoutMarks(text)}</data>` : text}`
}

/** A value cannot close its own mark. */
function withoutMarks(text: string): string {
  return text.replaceAll(/<\/?data>/gi, '').slice(0, 300)
}
