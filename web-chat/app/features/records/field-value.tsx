import { Check } from 'lucide-react'
import type { FieldDescription, FieldValue, ReferenceLabels } from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { useMe } from '../session/queries.ts'
import { formatValue, nothing } from './format-value.ts'
import { RecordLink } from './record-link.tsx'

export interface FieldValueProps {
  readonly field: FieldDescription
  readonly value: FieldValue | undefined
  readonly labels?: ReferenceLabels
}

/** A value as its kind is shown: choices as badges, references and addresses as links, the rest as text. */
export function FieldValueView({ field, value, labels = {} }: FieldValueProps) {
  const { language } = useWords()
  const { time_zone } = useMe()
  if (value === null || value === undefined || value === '')
    return <span className="text-soft">{nothing}</span>
  const text = formatValue(value, field, { language, time_zone })
  const linked = 'text-brand-ink underline-offset-2 hover:underline'
  if (field.references && typeof value === 'string')
    return (
      <RecordLink to={{ object: field.references, id: value }}>
        {labels[value] ?? value.slice(0, 8)}
      </RecordLink>
    )
  switch (field.ui) {
    case 'select':
      return <Badge>{text}</Badge>
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
