import { Minus, Plus } from 'lucide-react'
import type { DuplicateReason } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import type { dataEn } from '../../i18n/data-en.ts'
import { Badge } from '../../ui/badge.tsx'

type Code = keyof (typeof dataEn)['duplicates']['reason']
const codes: ReadonlySet<string> = new Set<Code>([
  'same_name',
  'similar_name',
  'other_name',
  'same_email',
  'similar_email',
  'other_email',
  'same_phone',
  'other_phone',
  'same_domain',
  'other_domain',
  'same_company',
  'similar_company',
  'other_company',
])
const isCode = (code: string): code is Code => codes.has(code)

/** What speaks for and against two records being one, the weightiest first. */
export function Reasons({ reasons }: { reasons: readonly DuplicateReason[] }) {
  const t = useDataWords()
  const known = reasons.flatMap(({ code, weight }) => (isCode(code) ? [{ code, weight }] : []))
  const sides = [
    { label: t('duplicates.for'), tone: 'good', Icon: Plus, of: known.filter(({ weight }) => weight > 0) },
    {
      label: t('duplicates.against'),
      tone: 'neutral',
      Icon: Minus,
      of: known.filter(({ weight }) => weight < 0),
    },
  ] as const
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-2 px-4 pb-3">
      {sides
        .filter((side) => side.of.length > 0)
        .map(({ label, tone, Icon, of }) => (
          <ul key={label} aria-label={label} className="flex flex-wrap gap-1.5">
            {of
              .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
              .map(({ code }) => (
                <li key={code}>
                  <Badge tone={tone}>
                    <Icon aria-hidden />
                    {t(`duplicates.reason.${code}`)}
                  </Badge>
                </li>
              ))}
          </ul>
        ))}
    </div>
  )
}
