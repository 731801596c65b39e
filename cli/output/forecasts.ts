import type { RevenueForecast } from '#crm-core/contract'
import { table } from './table.ts'
import type { ViewContext } from './views.ts'

/** A forecast as a table by month. */
export function forecastText(
  { months, currency }: RevenueForecast,
  { language, columns }: Pick<ViewContext, 'language' | 'columns'>,
): string {
  const money = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-US', {
    style: 'currency',
    currency,
    maximumFractionDigits: 0,
  })
  const head =
    language === 'zh'
      ? ['月份', '预期', '80% 区间', '已赢单']
      : ['Month', 'Expected', '80% interval', 'Won so far']
  const rows = months.map(({ month, total, won }) => [
    month,
    money.format(total.mean),
    `${money.format(total.p80.low)} – ${money.format(total.p80.high)}`,
    money.format(won),
  ])
  return table(
    head.map((title, at) => ({ title, align: at === 0 ? 'left' : 'right' })),
    rows,
    columns,
  )
}
