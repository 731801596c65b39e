import { Check } from 'lucide-react'
import type { AnyRecord, FieldDescription, FieldValue, ReferenceLabels } from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { useMe } from '../session/queries.ts'
import { formatValue, nothing } from './format-value.ts'
import { RecordLink } from './record-link.tsx'
import { ReferenceName } from './reference-name.tsx'

export interface FieldValueProps {
  readonly field: FieldDescription
  readonly value: FieldValue | undefined
  readonly labels?: ReferenceLabels
  /** The record that the value belongs to; a link that may point to several objects says there to which. */
  readonly record?: AnyRecord
  /** Without badges, where the value stands among others that are crossed out or marked. */
  readonly plain?: boolean
}

/** The object that a link points to; null for a field that is no link. */
function targetOf(field: FieldDescription, record: AnyRecord | undefined): string | null {
  if (field.references) return field.references
  const named = field.type_field ? record?.[field.type_field] : null
  return typeof named === 'string' ? named : null
}

/** A value as its kind is shown: choices as badges, references and addresses as links, the rest as text. */
export function FieldValueView({ field, value, labels = {}, record, plain = false }: FieldValueProps) {
  const { language } = useWords()
  const { time_zone } = useMe()
  if (value === null || value === undefined || value === '')
    return <span className="text-soft">{nothing}</span>
  const text = formatValue(value, field, { language, time_zone })
  const linked = 'text-brand-ink underline-offset-2 hover:underline'
  const target = targetOf(field, record)
  if (target && typeof value === 'string')
    return (
      <RecordLink
        to={{ object: target, id: value }}
        className="truncate font-normal text-ink hover:text-brand-ink"
      >
        {labels[value] ?? <ReferenceName to={{ object: target, id: value }} />}
      </RecordLink>
    )
  switch (field.ui) {
    case 'select':
      return plain ? <span>{text}</span> : <Badge>{text}</Badge>
    case 'email':
      return (
        <a href={`mailto:${text}`} className={linked}>
          {text}
        </a>
      )
    case 'phone':
      return (
        <a href={`tel:${text}`} className={linked}>
          {text}
        </a>
      )
    case 'url':
      return (
        <a
          href={/^https?:/.test(text) ? text : `https://${text}`}
          target="_blank"
          rel="noopener noreferrer"
          className={linked}
        >
          {text}
        </a>
      )
    case 'boolean':
      return value ? (
        <Check className="size-4 text-good" aria-label={text} />
      ) : (
        <span className="text-soft">{text}</span>
      )
    default:
      return <span className={isFigure(field) ? 'tabular-nums' : 'wrap-anywhere'}>{text}</span>
  }
}

/** Figures stand at the right, so that their digits are under each other. */
export const isFigure = ({ ui }: FieldDescription): boolean => ['number', 'percent', 'currency'].includes(ui)
