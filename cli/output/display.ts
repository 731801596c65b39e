import type { AnyRecord, ObjectDescription } from '#crm-core/contract'

/** What a record is called: a person by both names, a Chinese name without a space. */
export function displayOf(record: AnyRecord, object: ObjectDescription | undefined): string {
  const shown = object ? record[object.display] : undefined
  const last = typeof shown === 'string' ? shown : ''
  const first = record['first_name']
  if (typeof first === 'string' && first !== '' && object?.display === 'last_name')
    return /[\u3400-\u9fff]/.test(last) ? last + first : `${first} ${last}`
  return last || record.id
}
