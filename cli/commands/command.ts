import type { Language } from '#crm-core/contract'
import { connect } from '../connect/connect.ts'
import type { Connection } from '../connect/connection.ts'
import { languageOf } from '../context.ts'
import type { ExitCode, GlobalOptions, Terminal } from '../context.ts'
import { readCatalog } from '../output/catalog.ts'
import type { ViewContext } from '../output/views.ts'
import { sayIn } from '../words.ts'
import type { Say } from '../words.ts'

/** What every command has in hand. */
export interface Scene<Options extends GlobalOptions = GlobalOptions> {
  readonly options: Options
  readonly terminal: Terminal
  readonly language: Language
  readonly say: Say
}
export interface ConnectedScene<Options extends GlobalOptions = GlobalOptions> extends Scene<Options> {
  readonly connection: Connection
}

export function sceneOf<Options extends GlobalOptions>(options: Options, terminal: Terminal): Scene<Options> {
  const language = languageOf(options, terminal.env)
  return { options, terminal, language, say: sayIn(language) }
}

/** Connects, runs, and lets go of the store whatever happens. */
export async function withConnection<Options extends GlobalOptions>(
  scene: Scene<Options>,
  work: (scene: ConnectedScene<Options>) => Promise<ExitCode>,
): Promise<ExitCode> {
  const connection = await connect(scene.options, scene.terminal)
  try {
    return await work({ ...scene, connection })
  } finally {
    await connection.close()
  }
}

export const printJson = ({ out }: Terminal, data: unknown) => out(`${JSON.stringify(data, null, 2)}\n`)

/** What tables and records need to be put into words. */
export async function viewContext(
  { connection, language: own, terminal }: ConnectedScene,
  language: Language = own,
): Promise<ViewContext> {
  const [catalog, me] = await Promise.all([readCatalog(connection.client, language), connection.client.me()])
  return { catalog, language, time_zone: me.time_zone, columns: terminal.columns }
}
