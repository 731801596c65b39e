import { z } from 'zod'
import type { ForecastMonth, Label, RevenueForecast } from '#crm-core/contract'
import { defineTool } from '../kit/define-tool.ts'

/** Revenue of the coming months, with intervals. */
export const forecastRevenue = defineTool({
  name: 'forecast_revenue',
  effect: 'read',
  label: { en: 'Forecast revenue', zh: '预测收入' },
  description:
    'Revenue expected in this and the coming months: open deals by their win probability and likely close month, with business that nobody has entered yet, intervals and how far off the method was before.',
  input: z
    .object({
      months: z
        .int()
        .min(1)
        .max(12)
        .optional()
        .describe('Months ahead, the running one included; 3 when left out.'),
      from: z
        .string()
        .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
        .optional()
        .describe('First month to be told, such as 2027-01; the running one when left out.'),
      owner: z
        .union([z.literal('me'), z.uuid()])
        .optional()
        .describe('Only deals of this user.'),
    })
    .strict(),
  async run({ months = 3, from = '', owner }, { crm, models }) {
    const owner_id = owner === 'me' ? crm.actor.user_id : owner
    const whole = await models.forecast(crm, { months, ...(owner_id !== undefined && { owner_id }) })
    const forecast = { ...whole, months: whole.months.filter(({ month }) => month >= from) }
    return {
      records: [],
      summary: words(forecast),
      toModel: [
        `currency ${forecast.currency}; open deals ${forecast.open_deals}; closed deals ${forecast.closed_deals}${forecast.too_little ? '; too little history for a backtest' : ''}`,
        'month | expected | 80% from | 80% to | won so far | open deals | new business',
        ...forecast.months.map(row),
      ].join('\n'),
      view: { kind: 'forecast', forecast },
    }
  },
})

const row = ({ month, total, won, pipeline, new_business }: ForecastMonth): string =>
  [month, total.mean, total.p80.low, total.p80.high, won, pipeline, new_business]
    .map((value) => (typeof value === 'number' ? Math.round(value) : value))
    .join(' | ')

function words({ months, currency, too_little }: RevenueForecast): Label {
  const sum = (part: (month: ForecastMonth) => number) => months.reduce((all, month) => all + part(month), 0)
  const mean = sum(({ total }) => total.mean)
  const [first, last] = [months[0]?.month ?? '', months.at(-1)?.month ?? '']
  const money = (language: string) =>
    new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 0 }).format(mean)
  return {
    en: `Expected revenue ${first === last ? `in ${first}` : `from ${first} to ${last}`}: ${money('en')}.${too_little ? ' There is too little history to say how reliable this is.' : ''}`,
    zh: `${first === last ? first : `${first} 至 ${last}`} 的预期收入：${money('zh-CN')}。${too_little ? '历史数据太少，无法说明其可靠程度。' : ''}`,
  }
}
