import type { ExitCode, GlobalOptions } from '../context.ts'
import { forecastText } from '../output/forecasts.ts'
import { printJson, withConnection, type Scene } from './command.ts'

export interface ForecastOptions extends GlobalOptions {
  readonly months?: number
  readonly mine?: boolean
}

/** `hotcrm forecast`: revenue of this and the coming months. */
export const forecast = (scene: Scene<ForecastOptions>): Promise<ExitCode> =>
  withConnection(scene, async ({ connection, options, terminal, language, say }) => {
    const { client } = connection
    const owner = options.mine ? { owner_id: (await client.me()).user_id } : {}
    const found = await client.forecast.revenue({
      ...(options.months !== undefined && { months: options.months }),
      ...owner,
    })
    if (options.json) printJson(terminal, found)
    else terminal.out(`${forecastText(found, { language, columns: terminal.columns })}\n`)
    if (found.too_little) terminal.err(`${say('forecast_too_little')}\n`)
    return 0
  })
