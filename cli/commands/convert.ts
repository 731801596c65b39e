import type { AnyRecord, Conversion } from '#crm-core/contract'
import type { ExitCode, GlobalOptions } from '../context.ts'
import { Exit } from '../exit.ts'
import { displayOf } from '../output/display.ts'
import { printJson, withConnection } from './command.ts'
import type { ConnectedScene, Scene } from './command.ts'
import { valuesOf } from './record-values.ts'

export interface ConvertOptions extends GlobalOptions {
  /** An account that is there already. */
  readonly account?: string
  /** The name of one that is made. */
  readonly accountName?: string
  /** The contact that the lead is already. */
  readonly contact?: string
  /** With a deal: its name, or that of the account. */
  readonly deal?: string | true
  /** Values of the deal. */
  readonly set?: readonly string[]
  readonly ifVersion?: number
}

/** `hotcrm lead convert ID` */
export function convertRecord(scene: Scene<ConvertOptions>, object: string, id: string): Promise<ExitCode> {
  if (object !== 'lead') throw new Exit(2, scene.say('only_leads_convert'))
  return withConnection(scene, async (connected) => {
    const { connection, options, terminal } = connected
    const { account: account_id, accountName: account_name, contact, ifVersion: version } = options
    const opportunity = await dealOf(connected)
    const into = {
      account_id,
      account_name,
      contact: contact === undefined ? undefined : { id: contact },
      opportunity,
    }
    const conversion = await connection.client.writes.convert(id, into, { version })
    if (options.json) printJson(terminal, conversion)
    else await show(connected, conversion)
    return 0
  })
}

/** The values of a deal; undefined when none is asked for. */
async function dealOf({ connection, options }: ConnectedScene<ConvertOptions>) {
  const { deal, set = [] } = options
  if (deal === undefined && set.length === 0) return undefined
  const values = valuesOf(set, await connection.client.objects.get('opportunity'))
  // What a deal may hold is the server's to judge.
  return { ...(typeof deal === 'string' && { name: deal }), ...values } as AnyRecord
}

async function show(
  { connection, terminal, language, say }: ConnectedScene<ConvertOptions>,
  { account, contact, opportunity, moved }: Conversion,
): Promise<void> {
  for (const [name, record] of [
    ['account', account],
    ['contact', contact],
    ['opportunity', opportunity],
  ] as const) {
    if (!record) continue
    const described = await connection.client.objects.get(name)
    terminal.out(`${described.label[language]}: ${displayOf(record, described)}  ${record.id}\n`)
  }
  terminal.err(`${say('converted', { moved })}\n`)
}
