import type { AnyRecord, FieldDescription } from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { formatValue } from '../records/format-value.ts'
import { ReferenceName } from '../records/reference-name.tsx'
import { useMe } from '../session/queries.ts'

/** A value as text only: where a click chooses it, a link in it would lead away. */
export function ValueText({ field, record }: { field: FieldDescription; record: AnyRecord }) {
  const { language } = useWords()
  const { time_zone } = useMe()
  const value = record[field.name]
  const named = field.references ?? (field.type_field ? record[field.type_field] : null)
  if (typeof named === 'string' && typeof value === 'string')
    return <ReferenceName to={{ object: named, id: value }} />
  return <>{formatValue(value, field, { language, time_zone })}</>
}
