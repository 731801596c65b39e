import type { CalibrationBin } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { percent, whole } from '../figures.ts'
import { ChartFigure } from './chart-figure.tsx'
import { pathOf, Plot } from './plot.tsx'
import { niceTicks } from './ticks.ts'

/** What was predicted against what came true; a dot is as large as its bin has records. */
export function CalibrationPlot({ bins, lead }: { bins: readonly CalibrationBin[]; lead?: string }) {
  const t = useModelWords()
  const { language } = useWords()
  const sorted = bins.filter(({ count }) => count > 0).toSorted((a, b) => a.predicted - b.predicted)
  const top = Math.min(1, Math.max(0.1, ...sorted.flatMap((bin) => [bin.predicted, bin.observed])))
  const ticks = niceTicks(0, top).filter((at) => at <= 1)
  const high = ticks.at(-1) ?? 1
  const most = Math.max(1, ...sorted.map(({ count }) => count))
  const axis = { low: 0, high, ticks: ticks.map((at) => ({ at, text: percent(at, language) })) }
  const said = (bin: CalibrationBin) =>
    [
      percent(bin.predicted, language, 1),
      percent(bin.observed, language, 1),
      whole(bin.count, language),
    ] as const
  return (
    <ChartFigure
      title={t('report.calibration')}
      lead={lead ?? t('report.calibration_lead')}
      legend={[
        { name: t('report.observed'), colour: 'bg-[#0ea5e9]', shape: 'line' },
        { name: t('report.perfect'), colour: 'border-line-strong', shape: 'dashed' },
      ]}
      table={{
        head: [t('report.predicted'), t('report.observed'), t('report.count')],
        rows: sorted.map((bin) => [...said(bin)]),
      }}
    >
      <Plot
        label={`${t('report.calibration')}: ${t('report.predicted')}, ${t('report.observed')}`}
        height={260}
        x={{ ...axis, title: t('report.predicted') }}
        y={{ ...axis, title: t('report.observed') }}
      >
        {(scale) => (
          <>
            <line
              x1={scale.x(0)}
              y1={scale.y(0)}
              x2={scale.x(high)}
              y2={scale.y(high)}
              strokeDasharray="4 4"
              className="stroke-line-strong"
              strokeWidth="1.5"
            />
            <path
              d={pathOf(sorted.map(({ predicted, observed }) => [scale.x(predicted), scale.y(observed)]))}
              fill="none"
              strokeWidth="1.5"
              className="stroke-[#0ea5e9]/60"
            />
            {sorted.map((bin) => (
              <circle
                key={`${bin.predicted} ${bin.observed} ${bin.count}`}
                cx={scale.x(bin.predicted)}
                cy={scale.y(bin.observed)}
                r={2.5 + 2.5 * Math.sqrt(bin.count / most)}
                className="fill-[#0ea5e9] stroke-raised"
              >
                <title>{`${t('report.predicted')} ${said(bin)[0]} · ${t('report.observed')} ${said(bin)[1]} · ${t('report.count')} ${said(bin)[2]}`}</title>
              </circle>
            ))}
          </>
        )}
      </Plot>
    </ChartFigure>
  )
}
