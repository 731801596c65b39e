import type { RevenueForecast } from '#crm-core/contract'
import { formatMoney, type Reader } from './format.ts'

/** A forecast as a Markdown table, and how far off the method was before. */
export function showForecast(forecast: RevenueForecast, reader: Reader): string {
  const zh = reader.language === 'zh'
  const money = (value: number) => formatMoney(String(Math.round(value)), forecast.currency, reader)
  const head = zh
    ? ['月份', '预期', '80% 区间', '已赢单']
    : ['Month', 'Expected', '80% interval', 'Won so far']
  const rows = forecast.months.map(({ month, total, won }) => [
    month,
    money(total.mean),
    `${money(total.p80.low)} – ${money(total.p80.high)}`,
    money(won),
  ])
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(['---', '---:', '---:', '---:']), ...rows.map(line), '', pastWords(forecast, zh)]
    .join('\n')
    .trimEnd()
}

function pastWords({ backtest, other_currencies }: RevenueForecast, zh: boolean): string {
  const error = backtest?.smape.toFixed(0)
  const naive = backtest?.seasonal_naive_smape.toFixed(0)
  const said = !backtest
    ? ''
    : zh
      ? `过去 ${backtest.months} 个月中，该方法平均偏差 ${error}%（沿用去年同月为 ${naive}%）。`
      : `Over the last ${backtest.months} months this method was off by ${error}% on average (repeating last year's month: ${naive}%).`
  if (other_currencies === 0) return said
  const left = zh
    ? `${other_currencies} 个其他币种的商机未计入。`
    : `${other_currencies} deals in other currencies are not counted.`
  return [said, left].filter(Boolean).join(zh ? '' : ' ')
}
