import { setTimeout as wait } from 'node:timers/promises'
import type { KeyStatus } from '#crm-core/contract'
import type { ExitCode, GlobalOptions } from '../context.ts'
import { printJson, withConnection } from './command.ts'
import type { ConnectedScene, Scene } from './command.ts'

export interface RotateOptions extends GlobalOptions {
  /** Stay until it has ended. */
  readonly wait?: boolean
}

/** `hotcrm keys status` */
export const keyStatus = (scene: Scene): Promise<ExitCode> =>
  withConnection(scene, async (connected) => {
    show(connected, await connected.connection.client.keys.status())
    return 0
  })

/** `hotcrm keys rotate [--wait]`; a store that this process has opened itself works only as long as it stays. */
export const rotateKeys = (scene: Scene<RotateOptions>): Promise<ExitCode> =>
  withConnection(scene, async (connected) => {
    const { connection, options } = connected
    let now = await connection.client.keys.rotate()
    if (options.wait || connection.in_process) now = await followed(connected, now)
    show(connected, now)
    return now.status === 'rotating' && connected.terminal.signal.aborted ? 130 : 0
  })

/** Waits for the end of a rotation, with a line that tells how far it is; stopping the CLI stops only the waiting. */
async function followed(scene: ConnectedScene, begun: KeyStatus): Promise<KeyStatus> {
  const { connection, terminal, say, options } = scene
  const live = terminal.interactive && !options.json
  let now = begun
  for (
    let pause = 50;
    now.status === 'rotating' && !terminal.signal.aborted;
    pause = Math.min(pause * 2, 2000)
  ) {
    if (live) terminal.err(`\r\u001b[K${say('keys_rotating', counts(now))}`)
    await wait(pause)
    now = await connection.client.keys.status()
  }
  if (live) terminal.err('\r\u001b[K')
  return now
}

const counts = ({ sealed, left }: KeyStatus) => ({ sealed, left, done: sealed - left })

function show({ options, terminal, say }: ConnectedScene, now: KeyStatus): void {
  if (options.json) return printJson(terminal, now)
  const { status, key_id, since, retired } = now
  if (status === 'none') return terminal.out(`${say('keys_none')}\n`)
  terminal.out(`${say('keys_active', { id: key_id ?? '', since: since ?? '', retired })}\n`)
  terminal.out(`${say(status === 'rotating' ? 'keys_rotating' : 'keys_current', counts(now))}\n`)
}
