import type { ExitCode, GlobalOptions } from '../context.ts'
import { readCatalog } from '../output/catalog.ts'
import { table } from '../output/table.ts'
import { printJson, withConnection } from './command.ts'
import type { Scene } from './command.ts'

export interface SearchOptions extends GlobalOptions {
  readonly objects?: string
  readonly limit?: number
  readonly ids?: boolean
}

const titles = { en: ['Name', 'What', ''], zh: ['名称', '类型', ''] } as const

/** `hotcrm search TEXT` over every object, by words and meaning. */
export const search = (scene: Scene<SearchOptions>, text: string): Promise<ExitCode> =>
  withConnection(scene, async ({ connection, options, terminal, say, language }) => {
    const objects = options.objects?.split(',').map((name) => name.trim())
    const hits = await connection.client.search(text, { objects, limit: options.limit })
    if (options.json) printJson(terminal, hits)
    else if (hits.length === 0) terminal.err(`${say('nothing_found')}\n`)
    else {
      const catalog = await readCatalog(connection.client, language)
      const rows = hits.map(({ object, display, subtitle = '', id }) => [
        display,
        catalog.object(object)?.label[language] ?? object,
        subtitle,
        ...(options.ids ? [id] : []),
      ])
      const columns = [...titles[language], ...(options.ids ? ['id'] : [])].map((title) => ({ title }))
      terminal.out(`${table(columns, rows, terminal.columns)}\n`)
    }
    return 0
  })
