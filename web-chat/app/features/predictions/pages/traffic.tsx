import type { Language, ModelMonitor, TrafficPoint } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { localeOf } from '../../../i18n/language.ts'
import { formatTime, nothing } from '../../records/format-value.ts'
import { useMe } from '../../session/queries.ts'
import { ChartFigure } from '../charts/chart-figure.tsx'
import { Plot } from '../charts/plot.tsx'
import { niceTicks } from '../charts/ticks.ts'
import { decimal, percent, whole } from '../figures.ts'
import { Figure, Figures } from './section.tsx'

/** How much was asked of the model in seven days, how fast it answered, and what failed. */
export function Traffic({ monitor }: { monitor: ModelMonitor }) {
  const t = useModelWords()
  const { operations, traffic } = monitor
  if (!operations && traffic.hours.length === 0)
    return <p className="text-[0.8125rem] text-soft">{t('monitor.no_traffic')}</p>
  return (
    <div className="space-y-4">
      {operations && <OperationFigures operations={operations} />}
      {traffic.hours.length > 0 && <TrafficChart monitor={monitor} />}
    </div>
  )
}

function OperationFigures({ operations }: { operations: NonNullable<ModelMonitor['operations']> }) {
  const t = useModelWords()
  const { language } = useWords()
  const { predictions, calls, errors, error_rate, p95_ms, mean_ms, per_minute } = operations
  const ms = (value: number) => t('monitor.ms', { ms: decimal(value, language, value < 10 ? 1 : 0) })
  return (
    <Figures>
      <Figure
        name={t('monitor.predictions')}
        value={whole(predictions, language)}
        more={per_minute === null ? null : t('monitor.per_minute', { count: decimal(per_minute, language) })}
      />
      <Figure name={t('monitor.calls')} value={whole(calls, language)} />
      <Figure
        name={t('monitor.errors')}
        value={whole(errors, language)}
        more={
          error_rate === null ? null : t('monitor.error_rate', { rate: percent(error_rate, language, 1) })
        }
      />
      <Figure
        name={t('monitor.p95')}
        value={p95_ms === null ? nothing : ms(p95_ms)}
        more={mean_ms === null ? null : t('monitor.mean_ms', { ms: decimal(mean_ms, language, 1) })}
      />
    </Figures>
  )
}

const hour_ms = 3_600_000
const hours = 7 * 24

/** A bar for each hour of seven days; what failed stands in it in red. */
function TrafficChart({ monitor }: { monitor: ModelMonitor }) {
  const t = useModelWords()
  const { language } = useWords()
  const { time_zone } = useMe()
  const points = byHour(monitor.traffic.hours)
  const end = Math.floor(Date.parse(monitor.at) / hour_ms)
  const start = end - hours + 1
  const top = Math.max(1, ...points.map(({ predictions, errors }) => Math.max(predictions, errors)))
  const ticks = niceTicks(0, top, 3)
  const time = (hour: number) => formatTime(new Date(hour * hour_ms).toISOString(), { language, time_zone })
  return (
    <ChartFigure
      title={t('monitor.predictions')}
      legend={[
        { name: t('monitor.predictions'), colour: 'bg-[#0ea5e9]' },
        { name: t('monitor.errors'), colour: 'bg-bad' },
      ]}
      table={{
        head: [t('monitor.hour'), t('monitor.predictions'), t('monitor.errors'), t('monitor.p95')],
        rows: points.map(({ hour, predictions, errors, p95_ms }) => [
          time(hour),
          whole(predictions, language),
          whole(errors, language),
          p95_ms === null ? nothing : t('monitor.ms', { ms: decimal(p95_ms, language, 1) }),
        ]),
      }}
    >
      <Plot
        label={t('monitor.traffic_lead')}
        height={170}
        x={{
          low: start,
          high: end + 1,
          ticks: Array.from({ length: 7 }, (_, day) => start + day * 24 + 12).map((at) => ({
            at,
            text: dayWords(at, language, time_zone),
          })),
        }}
        y={{
          low: 0,
          high: ticks.at(-1) ?? top,
          ticks: ticks.map((at) => ({ at, text: whole(at, language) })),
        }}
      >
        {(scale) =>
          points.map(({ hour, predictions, errors }) => {
            const wide = Math.max(scale.x(1) - scale.x(0) - 1, 1.5)
            const bar = (value: number, className: string) => (
              <rect
                x={scale.x(hour)}
                width={wide}
                y={scale.y(value)}
                height={Math.max(scale.bottom - scale.y(value), 0)}
                className={className}
              />
            )
            return (
              <g key={hour}>
                <title>{`${time(hour)} · ${t('monitor.predictions')} ${whole(predictions, language)} · ${t('monitor.errors')} ${whole(errors, language)}`}</title>
                {bar(predictions, 'fill-[#0ea5e9]')}
                {errors > 0 && bar(errors, 'fill-bad')}
              </g>
            )
          })
        }
      </Plot>
    </ChartFigure>
  )
}

const dayWords = (hour: number, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { weekday: 'short', day: 'numeric', timeZone }).format(
    new Date(hour * hour_ms),
  )

interface Hour {
  readonly hour: number
  readonly predictions: number
  readonly errors: number
  /** Of the slowest version of that hour. */
  readonly p95_ms: number | null
}
/** All versions of an hour together. */
function byHour(points: readonly TrafficPoint[]): Hour[] {
  const groups = Map.groupBy(points, ({ at }) => Math.floor(Date.parse(at) / hour_ms))
  return [...groups].map(([hour, some]) => {
    const slow = some.flatMap(({ p95_ms }) => (p95_ms === null ? [] : [p95_ms]))
    return {
      hour,
      predictions: some.reduce((sum, { predictions }) => sum + predictions, 0),
      errors: some.reduce((sum, { errors }) => sum + errors, 0),
      p95_ms: slow.length > 0 ? Math.max(...slow) : null,
    }
  })
}
