import type { DuplicatePair } from '#crm-core/contract'
import type { ExitCode, GlobalOptions } from '../context.ts'
import { displayOf } from '../output/display.ts'
import { table } from '../output/table.ts'
import { printJson, withConnection } from './command.ts'
import type { ConnectedScene, Scene } from './command.ts'

export interface DuplicatesOptions extends GlobalOptions {
  readonly scan?: boolean
  readonly limit?: number
  /** A pair that is two different things. */
  readonly dismiss?: string
}

const titles = {
  en: ['Score', 'One', 'Other', 'Why', 'Pair'],
  zh: ['相似度', '其一', '其二', '理由', '编号'],
} as const

/** `hotcrm duplicates OBJECT`: pairs that may be one, likeliest first. */
export const duplicates = (scene: Scene<DuplicatesOptions>, object: string): Promise<ExitCode> =>
  withConnection(scene, async (connected) => {
    const { connection, options, terminal, say } = connected
    const { duplicates } = connection.client
    if (options.dismiss !== undefined) await duplicates.dismiss(options.dismiss)
    if (options.scan) {
      const { compared, found } = await duplicates.scan(object)
      if (!options.json) terminal.err(`${say('scanned', { compared, found })}\n`)
    }
    const pairs = await duplicates.list(object, { limit: options.limit })
    if (options.json) printJson(terminal, pairs)
    else if (pairs.length === 0) terminal.err(`${say('nothing_found')}\n`)
    else await printPairs(connected, object, pairs)
    return 0
  })

async function printPairs(
  { connection, terminal, language }: ConnectedScene<DuplicatesOptions>,
  object: string,
  pairs: readonly DuplicatePair[],
): Promise<void> {
  const described = await connection.client.objects.get(object)
  const rows = pairs.map(({ id, score, reasons, one, other }) => [
    score.toFixed(2),
    displayOf(one, described),
    displayOf(other, described),
    reasons
      .filter(({ weight }) => weight > 0)
      .map(({ code }) => code)
      .join(', '),
    id,
  ])
  terminal.out(
    `${table(
      titles[language].map((title) => ({ title })),
      rows,
      terminal.columns,
    )}\n`,
  )
}
