import { updateLock } from '#crm-core'
import { openHotcrm } from './compose.ts'
import type { Hotcrm } from './compose.ts'
import type { Config } from './config.ts'
import { keepLocalCredential } from './secrets.ts'

/** A listening server. */
export interface Serving {
  readonly address: string
  readonly hotcrm: Hotcrm
  /** Stops listening, lets running work finish, lets go of the store. */
  close(): Promise<void>
}

/** Opens HotCRM, works and listens; the lock and the credential file let a CLI of this machine find it. */
export async function serve(config: Config): Promise<Serving> {
  const hotcrm = await openHotcrm(config)
  try {
    await hotcrm.work()
    await hotcrm.app.listen({ port: config.port, host: config.host })
    const address = addressOf(hotcrm, config.host)
    await keepLocalCredential(config.data_dir, hotcrm.local.credential)
    if (config.database.kind === 'embedded') await updateLock(config.data_dir, address)
    return { address, hotcrm, close: () => hotcrm.close() }
  } catch (error) {
    await hotcrm.close()
    throw error
  }
}

/** The port that was really taken: PORT may be 0. */
function addressOf({ app }: Hotcrm, host: string): string {
  const bound = app.server.address()
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${typeof bound === 'object' ? bound?.port : 0}`
}
