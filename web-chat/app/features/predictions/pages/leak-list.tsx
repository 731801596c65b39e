import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { Badge } from '../../../ui/badge.tsx'
import { decimal } from '../figures.ts'
import type { ReportProps } from './report-view.tsx'

/** Inputs that seemed to know the outcome or said nothing, and what was done about them. */
export function LeakList({ model, report }: ReportProps) {
  const t = useModelWords()
  const { say, language } = useWords()
  if (report.leaks.length === 0) return <p className="text-[0.8125rem] text-soft">{t('report.leaks_none')}</p>
  const labels = new Map(model.features.map(({ name, label }) => [name, say(label)]))
  return (
    <ul className="divide-y text-[0.8125rem]">
      {report.leaks.map(({ feature, reason, auc, left_out }) => (
        <li key={`${feature} ${reason}`} className="flex items-start gap-3 py-2 first:pt-0 last:pb-0">
          <span className="min-w-0 flex-1">
            <span className="font-medium">{labels.get(feature) ?? feature}</span>{' '}
            <span className="text-soft">
              {t(`report.leak.${reason}`, { auc: auc === undefined ? '' : decimal(auc, language, 2) })}
            </span>
          </span>
          <Badge tone={left_out ? 'neutral' : 'warn'}>
            {t(left_out ? 'report.left_out' : 'report.kept')}
          </Badge>
        </li>
      ))}
    </ul>
  )
}
