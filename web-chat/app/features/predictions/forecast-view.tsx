import type { RevenueForecast, View } from '#crm-core/contract'
import { useModelWords } from '../../i18n/models.ts'
import { useWords } from '../../i18n/index.ts'
import { Card } from '../../ui/card.tsx'
import { formatDate, nothing } from '../records/format-value.ts'
import { FigureTable, Legend } from './charts/chart-figure.tsx'
import { ForecastChart } from './charts/forecast-chart.tsx'
import { decimal, money, monthWords, percent, roundMoney, whole } from './figures.ts'

/** A revenue forecast in a conversation. */
export default function ForecastView({ view }: { view: Extract<View, { kind: 'forecast' }> }) {
  const t = useModelWords()
  return (
    <Card>
      <header className="border-b px-4 py-2.5">
        <h2 className="text-[0.8125rem] font-semibold">{t('forecast.title')}</h2>
      </header>
      <div className="px-4 py-3">
        <ForecastFigures forecast={view.forecast} />
      </div>
    </Card>
  )
}

/** The coming months in large figures, the chart, and in words how far it may be trusted. */
export function ForecastFigures({ forecast }: { forecast: RevenueForecast }) {
  const t = useModelWords()
  if (forecast.months.length === 0) return <p className="text-soft">{t('forecast.none')}</p>
  return (
    <div className="space-y-4">
      <Figures forecast={forecast} />
      <figure>
        <ForecastChart forecast={forecast} />
        <Legend
          series={[
            { name: t('forecast.past'), colour: 'bg-line-strong' },
            { name: t('forecast.won'), colour: 'bg-good' },
            { name: t('forecast.pipeline'), colour: 'bg-[#0ea5e9]' },
            { name: t('forecast.new_business'), colour: 'bg-[#0ea5e9]/45' },
            { name: `${t('forecast.total')} · ${t('forecast.p80')}`, colour: 'bg-ink', shape: 'line' },
          ]}
        />
        <MonthTable forecast={forecast} />
      </figure>
      <Trust forecast={forecast} />
    </div>
  )
}

function Figures({ forecast: { months, currency } }: { forecast: RevenueForecast }) {
  const t = useModelWords()
  const { language } = useWords()
  const said = (value: number) => roundMoney(value, currency, language)
  const sum = months.reduce((all, { total }) => all + total.mean, 0)
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-3">
      {months.slice(0, 2).map(({ month, total }) => (
        <div key={month}>
          <dt className="text-xs text-soft">{monthWords(month, language)}</dt>
          <dd className="mt-0.5 text-xl font-semibold tracking-tight tabular-nums">{said(total.mean)}</dd>
          <dd className="text-xs text-soft tabular-nums">
            {t('forecast.range', { low: said(total.p80.low), high: said(total.p80.high) })}
          </dd>
        </div>
      ))}
      {months.length > 2 && (
        <div>
          <dt className="text-xs text-soft">{t('forecast.sum', { count: months.length })}</dt>
          <dd className="mt-0.5 text-xl font-semibold tracking-tight tabular-nums">{said(sum)}</dd>
        </div>
      )}
    </dl>
  )
}

function MonthTable({ forecast: { months, past, currency } }: { forecast: RevenueForecast }) {
  const t = useModelWords()
  const { language } = useWords()
  const said = (value: number) => money(value, currency, language)
  const head = ['month', 'won', 'pipeline', 'new_business', 'series', 'weight', 'total', 'p80'] as const
  const before = past.map(({ month, won }) => [
    `${monthWords(month, language)} (${t('forecast.past')})`,
    said(won),
    ...head.slice(2).map(() => nothing),
  ])
  const ahead = months.map(({ month, won, pipeline, new_business, series, weight, total }) => [
    monthWords(month, language),
    said(won),
    said(pipeline),
    said(new_business),
    series === null ? nothing : said(series),
    percent(weight, language),
    said(total.mean),
    `${said(total.p80.low)} – ${said(total.p80.high)}`,
  ])
  return (
    <FigureTable
      title={t('forecast.title')}
      table={{ head: head.map((name) => t(`forecast.${name}`)), rows: [...before, ...ahead] }}
    />
  )
}

/** What it was made from, how far it was off before, and what is missing. */
function Trust({ forecast }: { forecast: RevenueForecast }) {
  const t = useModelWords()
  const { language } = useWords()
  const { backtest, too_little, other_currencies, open_deals, closed_deals, as_of } = forecast
  return (
    <div className="space-y-1 text-xs text-soft">
      <p>
        {t('forecast.deals', {
          open: whole(open_deals, language),
          closed: whole(closed_deals, language),
          when: formatDate(as_of, language),
        })}
      </p>
      {backtest && (
        <p>
          {t('forecast.backtest', {
            months: backtest.months,
            smape: decimal(backtest.smape, language),
            naive: decimal(backtest.seasonal_naive_smape, language),
            within: decimal(backtest.within_p80 * 100, language, 0),
          })}
        </p>
      )}
      {too_little && <p className="text-warn">{t('forecast.too_little')}</p>}
      {other_currencies > 0 && <p>{t('forecast.other_currencies', { count: other_currencies })}</p>}
    </div>
  )
}
