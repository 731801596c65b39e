import type { ModelReport } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { nothing } from '../../records/format-value.ts'
import { ChartFigure } from '../charts/chart-figure.tsx'
import { LinePlot } from '../charts/line-plot.tsx'
import { decimal, percent, whole } from '../figures.ts'

/** How many times more good ones there are among the best of the list than in all of it. */
export function LiftChart({ report }: { report: ModelReport }) {
  const t = useModelWords()
  const { language } = useWords()
  const times = (lift: number) => `${decimal(lift, language, 1)}×`
  const points = report.lift.map(({ share, lift }) => ({
    x: share,
    y: lift,
    title: `${t('report.share')} ${percent(share, language)}: ${times(lift)}`,
  }))
  return (
    <ChartFigure
      title={t('report.lift')}
      lead={t('report.lift_lead')}
      table={{
        head: [t('report.share'), t('report.lift_of')],
        rows: report.lift.map(({ share, lift }) => [percent(share, language), times(lift)]),
      }}
    >
      <LinePlot
        label={t('report.lift')}
        points={points}
        xTicks={points.filter(({ x }) => x >= 0.1).map(({ x }) => ({ at: x, text: percent(x, language) }))}
        xTitle={t('report.share')}
        yTitle={t('report.lift_of')}
        yText={times}
        baseline={1}
        fromZero
        height={260}
      />
    </ChartFigure>
  )
}

/** How good the model gets with more examples, from few to many on a scale of powers. */
export function LearningCurve({ report }: { report: ModelReport }) {
  const t = useModelWords()
  const { language } = useWords()
  const known = report.learning_curve.flatMap(({ rows, auc }) => (auc === null ? [] : [{ rows, auc }]))
  const points = known.map(({ rows, auc }) => ({
    x: Math.log(rows),
    y: auc,
    title: `${whole(rows, language)}: ${decimal(auc, language, 3)}`,
  }))
  return (
    <ChartFigure
      title={t('report.curve')}
      lead={t('report.curve_lead')}
      table={{
        head: [t('report.curve_rows'), t('report.name.auc'), t('report.name.log_loss')],
        rows: report.learning_curve.map(({ rows, auc, log_loss }) => [
          whole(rows, language),
          auc === null ? nothing : decimal(auc, language, 3),
          decimal(log_loss, language, 3),
        ]),
      }}
    >
      {points.length > 1 && (
        <LinePlot
          label={t('report.curve')}
          points={points}
          xTicks={known.map(({ rows }) => ({ at: Math.log(rows), text: whole(rows, language) }))}
          xTitle={t('report.curve_rows')}
          yTitle={t('report.name.auc')}
          yText={(value) => decimal(value, language, 2)}
        />
      )}
    </ChartFigure>
  )
}
