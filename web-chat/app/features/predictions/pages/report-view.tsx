import type { ModelReport, ModelSummary } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { CalibrationPlot } from '../charts/calibration-plot.tsx'
import { ConfusionTable } from './confusion-table.tsx'
import { Importance } from './importance.tsx'
import { LeakList } from './leak-list.tsx'
import { LearningCurve, LiftChart } from './report-charts.tsx'
import { ReportFacts } from './report-facts.tsx'
import { MetricsTable } from './metrics-table.tsx'
import { Section } from './section.tsx'

export interface ReportProps {
  readonly model: ModelSummary
  readonly report: ModelReport
}

/** What a version has to show: how it was made and tried, how far its words hold, and what they are made of. */
export function ReportView({ model, report }: ReportProps) {
  const t = useModelWords()
  if (report.rows === 0) return <p className="text-soft">{t(`report.learners.${report.learner}`)}</p>
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <div className="lg:col-span-2">
        <Section title={t('report.metrics')} lead={t('report.metrics_lead')}>
          {report.refused && (
            <p className="mb-3 text-[0.8125rem] text-warn">
              {t('versions.refused', { reason: t(`refused.${report.refused}`) })}
            </p>
          )}
          <MetricsTable report={report} />
        </Section>
      </div>
      <Plate>
        <CalibrationPlot bins={report.calibration} />
      </Plate>
      <Plate>
        <LiftChart report={report} />
      </Plate>
      <Section title={t('report.importance')} lead={t('report.importance_lead')}>
        <Importance model={model} report={report} />
      </Section>
      <div className="flex flex-col gap-4">
        <Plate>
          <LearningCurve report={report} />
        </Plate>
        <Section title={t('report.facts')}>
          <ReportFacts model={model} report={report} />
        </Section>
      </div>
      <Section title={t('report.confusion')} lead={t('report.confusion_lead')}>
        <ConfusionTable report={report} />
      </Section>
      <Section title={t('report.leaks')}>
        <LeakList model={model} report={report} />
      </Section>
    </div>
  )
}

/** A surface for a chart that has its title itself. */
const Plate = ({ children }: { children: React.ReactNode }) => (
  <div className="min-w-0 rounded-xl border bg-raised px-4 py-4 shadow-card sm:px-5">{children}</div>
)
