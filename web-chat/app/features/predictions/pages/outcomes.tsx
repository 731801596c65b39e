import type { ModelMonitor, ModelOutcomes } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { nothing } from '../../records/format-value.ts'
import { CalibrationPlot } from '../charts/calibration-plot.tsx'
import { decimal, percent, whole } from '../figures.ts'
import { Figure, Figures } from './section.tsx'

/** What came of the records that the version had scored, against what it had said. */
export function Outcomes({ monitor }: { monitor: ModelMonitor }) {
  const t = useModelWords()
  const { language } = useWords()
  const { outcomes, against_before } = monitor
  if (!outcomes) return <p className="text-[0.8125rem] text-soft">{t('monitor.no_outcomes')}</p>
  return (
    <div className="space-y-4">
      <OutcomeFigures outcomes={outcomes} judged={monitor.judged} />
      {outcomes.delay_days !== null && (
        <p className="text-xs text-soft">
          {t('monitor.delay', { days: whole(outcomes.delay_days, language), count: outcomes.too_young })}
        </p>
      )}
      {outcomes.calibration.length > 0 && <CalibrationPlot bins={outcomes.calibration} />}
      {against_before && (
        <p className="text-[0.8125rem]">
          <span className="font-medium">{t('monitor.against')} </span>
          {t('monitor.against_text', {
            records: whole(against_before.records, language),
            own: decimal(against_before.challenger, language, 3),
            before: decimal(against_before.champion, language, 3),
          })}
        </p>
      )}
    </div>
  )
}

function OutcomeFigures({ outcomes, judged }: { outcomes: ModelOutcomes; judged: number }) {
  const t = useModelWords()
  const { language } = useWords()
  const share = (value: number | null) => (value === null ? nothing : percent(value, language, 1))
  return (
    <Figures>
      <Figure name={t('monitor.judged')} value={whole(judged, language)} />
      <Figure name={t('monitor.predicted')} value={share(outcomes.predicted)} />
      <Figure name={t('monitor.observed')} value={share(outcomes.observed)} />
      <Figure
        name={t('report.name.auc')}
        value={outcomes.auc === null ? nothing : decimal(outcomes.auc, language, 3)}
      />
    </Figures>
  )
}
