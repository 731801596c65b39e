import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { formatDate } from '../../records/format-value.ts'
import { decimal, percent, whole } from '../figures.ts'
import type { ReportProps } from './report-view.tsx'

/** Of what, when and by which method the version was made. */
export function ReportFacts({ model, report }: ReportProps) {
  const t = useModelWords()
  const { language } = useWords()
  const { rows, positives, window, learner, features, seconds, peak_memory_mb } = report
  const positive = model.name === 'churn' ? 'report.positives_churn' : 'report.positives'
  const facts = [
    [t('report.learner'), t(`report.learners.${learner}`)],
    [
      t('report.rows'),
      `${whole(rows, language)} · ${t(positive, {
        count: whole(positives, language),
        share: percent(rows > 0 ? positives / rows : 0, language),
      })}`,
    ],
    [
      t('report.window'),
      window
        ? t('report.window_of', {
            from: formatDate(window.from, language),
            to: formatDate(window.to, language),
          })
        : t('report.no_window'),
    ],
    [t('report.features'), String(features.length)],
    // The base model is made once for everybody; how long that took says nothing here.
    ...(seconds > 0
      ? [
          [
            t('report.time'),
            t('report.seconds', {
              seconds: decimal(seconds, language),
              memory: whole(peak_memory_mb, language),
            }),
          ],
        ]
      : []),
  ]
  return (
    <dl className="space-y-2.5 text-[0.8125rem]">
      {facts.map(([name, value]) => (
        <div key={name} className="grid grid-cols-[8rem_1fr] gap-3">
          <dt className="text-soft">{name}</dt>
          <dd className="min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
