import type { ForecastMonth, RevenueForecast } from '#crm-core/contract'
import { useModelWords } from '../../../i18n/models.ts'
import { useWords } from '../../../i18n/index.ts'
import { money, monthWords, shortMoney } from '../figures.ts'
import { Plot, type Scale } from './plot.tsx'
import { niceTicks } from './ticks.ts'

const monthsPast = 12

/** Past months as they were, coming ones as layers of what they are made of, with the forecast and its interval. */
export function ForecastChart({ forecast }: { forecast: RevenueForecast }) {
  const t = useModelWords()
  const { language } = useWords()
  const { months, currency } = forecast
  const past = forecast.past.slice(-monthsPast)
  const names = [...past, ...months].map(({ month }) => month)
  const top = Math.max(
    1,
    ...past.map(({ won }) => won),
    ...months.map((month) => Math.max(month.total.p80.high, layersOf(month).at(-1)?.to ?? 0)),
  )
  const ticks = niceTicks(0, top)
  const last = ticks.at(-1) ?? top
  const said = (value: number) => money(value, currency, language)
  return (
    <Plot
      label={t('forecast.chart', { past: past.length, ahead: months.length })}
      height={240}
      left={56}
      x={{
        low: -0.5,
        high: names.length - 0.5,
        ticks: names.map((month, at) => ({ at, text: monthWords(month, language, 'short') })),
      }}
      y={{
        low: 0,
        high: last,
        ticks: ticks.map((at) => ({ at, text: shortMoney(at, currency, language) })),
      }}
    >
      {(scale) => (
        <>
          {past.map(({ month, won }, at) => (
            <Bar key={month} scale={scale} at={at} from={0} to={won} className="fill-line-strong">
              {`${monthWords(month, language)}: ${said(won)}`}
            </Bar>
          ))}
          {months.map((month, index) => (
            <Month key={month.month} scale={scale} at={past.length + index} month={month} said={said} />
          ))}
        </>
      )}
    </Plot>
  )
}

/** The layers of a coming month from the ground up. */
function layersOf({ won, pipeline, new_business }: ForecastMonth) {
  const layers = [
    { name: 'won', size: won, className: 'fill-good' },
    { name: 'pipeline', size: pipeline, className: 'fill-[#0ea5e9]' },
    { name: 'new_business', size: new_business, className: 'fill-[#0ea5e9]/45' },
  ] as const
  let from = 0
  return layers.map((layer) => {
    const to = from + layer.size
    const drawn = { ...layer, from, to }
    from = to
    return drawn
  })
}

interface MonthProps {
  readonly scale: Scale
  readonly at: number
  readonly month: ForecastMonth
  readonly said: (value: number) => string
}
function Month({ scale, at, month, said }: MonthProps) {
  const t = useModelWords()
  const { language } = useWords()
  const { mean, p80 } = month.total
  const middle = scale.x(at)
  const [low, high] = [scale.y(p80.low), scale.y(p80.high)]
  const range = t('forecast.range', { low: said(p80.low), high: said(p80.high) })
  return (
    <g>
      {layersOf(month).map(({ name, size, from, to, className }) => (
        <Bar key={name} scale={scale} at={at} from={from} to={to} className={className}>
          {`${monthWords(month.month, language)} · ${t(`forecast.${name}`)}: ${said(size)}`}
        </Bar>
      ))}
      <g className="stroke-ink" strokeWidth="1.5">
        <line x1={middle} x2={middle} y1={low} y2={high} />
        <line x1={middle - 4} x2={middle + 4} y1={low} y2={low} />
        <line x1={middle - 4} x2={middle + 4} y1={high} y2={high} />
      </g>
      <circle cx={middle} cy={scale.y(mean)} r="4" className="fill-ink stroke-raised" strokeWidth="1.5">
        <title>{`${monthWords(month.month, language)}: ${said(mean)} · ${range}`}</title>
      </circle>
    </g>
  )
}

interface BarProps {
  readonly scale: Scale
  readonly at: number
  readonly from: number
  readonly to: number
  readonly className: string
  readonly children: string
}
function Bar({ scale, at, from, to, className, children }: BarProps) {
  const wide = Math.min(scale.x(at + 0.34) - scale.x(at - 0.34), 44)
  const height = Math.max(scale.y(from) - scale.y(to), 0)
  return (
    <rect
      x={scale.x(at) - wide / 2}
      y={scale.y(to)}
      width={wide}
      height={height}
      rx="2"
      className={className}
    >
      <title>{children}</title>
    </rect>
  )
}
