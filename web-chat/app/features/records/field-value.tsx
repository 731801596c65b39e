import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AnyRecord, FieldDescription, FieldValue, ReferenceLabels } from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { Badge } from '../../ui/badge.tsx'
import { useMe } from '../session/queries.ts'
import { formatValue, nothing } from './format-value.ts'
import { useObject } from './queries.ts'
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

/** Fields that hold the name of an object: people read what the object is called. */
const namesObject = /^(target_)?object(_name)?$/

const noLabels: ReferenceLabels = {}
const linked = 'text-brand-ink underline-offset-2 hover:underline'

/** Kinds that are more than their text. */
const views: Partial<
  Record<FieldDescription['ui'], (text: string, value: FieldValue, plain: boolean) => ReactNode>
> = {
  select: (text, _, plain) => (plain ? text : <Badge>{text}</Badge>),
  email: (text) => (
    <a href={`mailto:${text}`} className={linked}>
      {text}
    </a>
  ),
  phone: (text) => (
    <a href={`tel:${text}`} className={linked}>
      {text}
    </a>
  ),
  url: (text) => (
    <a
      href={/^https?:/.test(text) ? text : `https://${text}`}
      target="_blank"
      rel="noopener noreferrer"
      className={linked}
    >
      {text}
    </a>
  ),
  boolean: (text, value) =>
    value ? <Check className="size-4" aria-label={text} /> : <span className="text-soft">{text}</span>,
}

/** A value as its kind is shown: choices as badges, references and addresses as links, the rest as text. */
export function FieldValueView({ field, value, labels = noLabels, record, plain = false }: FieldValueProps) {
  const { language, say } = useWords()
  const { time_zone } = useMe()
  const named = useObject(namesObject.test(field.name) && typeof value === 'string' ? value : '')
  if (value === null || value === undefined || value === '')
    return <span className="text-soft">{nothing}</span>
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
  if (named) return <span>{say(named.label)}</span>
  const text = formatValue(value, field, { language, time_zone })
  const view = views[field.ui]
  if (view) return view(text, value, plain)
  return <span className={isFigure(field) ? 'tabular-nums' : 'wrap-anywhere'}>{text}</span>
}

/** Figures stand at the right, so that their digits are under each other. */
export const isFigure = ({ ui }: FieldDescription): boolean => ['number', 'percent', 'currency'].includes(ui)
