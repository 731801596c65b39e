import { Temporal } from 'temporal-polyfill'
import { Ask } from '../ask.ts'
import type { Context } from '../context.ts'
import { readForecastQuestion } from '../frames/forecast-question.ts'
import type { When } from '../periods/when.ts'
import { unclear } from '../replies.ts'
import type { Words } from '../words.ts'

/** As far ahead as a forecast reaches. */
const most = 12

/** "forecast revenue for next quarter", 预测我未来三个月的业绩. */
export function buildForecast(context: Context, words: Words): void {
  const asked = readForecastQuestion(words)
  if (!asked) throw unclear(context, words)
  words.take(0, words.length, 'revenue to come')
  const { when, owner } = asked
  context.add('forecast_revenue', {
    ...(when && monthsOf(when, context.calendar.today)),
    ...(owner !== null && { owner }),
  })
}

/** Months from the running one to the last that is asked for, and the first that is asked for where it is later. */
function monthsOf({ from, to }: When, today: Temporal.PlainDate): { months: number; from?: string } {
  const running = today.with({ day: 1 })
  const last = to === undefined ? null : Temporal.PlainDate.from(to).subtract({ days: 1 }).with({ day: 1 })
  const months = last === null ? most : distance(running, last) + 1
  if (months < 1) throw past()
  if (months > most) throw tooFar()
  const first = from === undefined ? running : Temporal.PlainDate.from(from).with({ day: 1 })
  return { months, ...(distance(running, first) > 0 && { from: first.toPlainYearMonth().toString() }) }
}
const distance = (from: Temporal.PlainDate, to: Temporal.PlainDate): number =>
  from.until(to, { largestUnit: 'month' }).months

const past = (): Ask =>
  new Ask(
    {
      en: 'That time is over. What was won then can be told: “total amount of deals won last month”.',
      zh: '这段时间已经过去。可以查询当时的赢单金额，例如“上个月赢单的商机总金额”。',
    },
    { suggestions: [{ en: 'Forecast revenue for next quarter', zh: '预测下季度的收入' }] },
  )
const tooFar = (): Ask =>
  new Ask(
    {
      en: `A forecast reaches ${most} months ahead at most. Which of them do you want?`,
      zh: `预测最多覆盖未来 ${most} 个月。您需要哪段时间？`,
    },
    { suggestions: [{ en: 'Forecast revenue for next quarter', zh: '预测下季度的收入' }] },
  )
