import { z } from 'zod'
import type { ForecastPoint, RevenueForecast } from '#crm-core/contract'

const whole = z.number().int()
const interval = z.strictObject({ low: z.number(), high: z.number() })
const point: z.ZodType<ForecastPoint> = z
  .strictObject({ mean: z.number(), p80: interval, p95: interval })
  .meta({ id: 'ForecastPoint', description: 'A mean with its 80 % and 95 % intervals' })
const month = z.string().meta({ description: 'YYYY-MM' })

export const revenueForecast: z.ZodType<RevenueForecast> = z
  .strictObject({
    as_of: z.string(),
    currency: z.string(),
    months: z.array(
      z.strictObject({
        month,
        won: z.number(),
        pipeline: z.number(),
        new_business: z.number(),
        series: z.number().nullable(),
        weight: z.number(),
        total: point,
      }),
    ),
    past: z.array(z.strictObject({ month, won: z.number() })),
    other_currencies: whole,
    open_deals: whole,
    closed_deals: whole,
    backtest: z
      .strictObject({
        months: whole,
        smape: z.number(),
        seasonal_naive_smape: z.number(),
        within_p80: z.number(),
        within_p95: z.number(),
      })
      .nullable(),
    too_little: z.boolean(),
  })
  .meta({
    id: 'RevenueForecast',
    description: 'Revenue of the coming months, in the currency of the workspace',
  })
