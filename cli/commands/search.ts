import type { ExitCode, GlobalOptions } from '../context.ts'
import { table } from '../output/table.ts'
import { printJson, withConnection } from './command.ts'
import type { Scene } from './command.ts'

export interface SearchOptions extends GlobalOptions {
  readonly objects?: string
  readonly limit?: number
}

/** `hotcrm search TEXT` over every object, by words and meaning. */
export const search = (scene: Scene<SearchOptions>, text: string): Promise<ExitCode> =>
  withConnection(scene, async ({ connection, options, terminal, say }) => {
    const objects = options.objects?.split(',').map((name) => name.trim())
    const hits = await connection.client.search(text, { objects, limit: options.limit })
    if (options.json) printJson(terminal, hits)
    else if (hits.length === 0) terminal.err(`${say('nothing_found')}\n`)
    else {
      const rows = hits.map((hit) => [hit.object, hit.display, hit.subtitle ?? '', hit.id])
      const columns = ['object', 'name', '', 'id'].map((title) => ({ title }))
      terminal.out(`${table(columns, rows, terminal.columns)}\n`)
    }
    return 0
  })
