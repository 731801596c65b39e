import { readConfig, serve } from '#server'
import type { Serving } from '#server'
import type { ExitCode, GlobalOptions } from '../context.ts'
import type { Say } from '../words.ts'
import type { Scene } from './command.ts'

export interface ServeOptions extends GlobalOptions {
  readonly port?: string
  readonly host?: string
}

/** `hotcrm serve`: the server, until it is told to stop. */
export async function serveCommand({ options, terminal, say }: Scene<ServeOptions>): Promise<ExitCode> {
  const { port = terminal.env['PORT'], host = terminal.env['HOST'] } = options
  const serving = await serve(readConfig({ ...terminal.env, PORT: port, HOST: host }))
  terminal.err(announcement(serving, say))
  const stopped = Promise.withResolvers<void>()
  if (terminal.signal.aborted) stopped.resolve()
  terminal.signal.addEventListener('abort', () => stopped.resolve())
  await stopped.promise
  await serving.close()
  return 0
}

function announcement({ address, hotcrm }: Serving, say: Say): string {
  const lines = [say('serving', { address })]
  const [somebody] = hotcrm.demo
  if (somebody) {
    lines.push(say('demo_sign_in', { password: somebody.password }))
    lines.push(...hotcrm.demo.map(({ email, role, workspace }) => `  ${email}  ${role}  ${workspace}`))
  }
  if (hotcrm.first_admin) lines.push(say('first_admin', hotcrm.first_admin))
  return `${[...lines, say('stop_how')].join('\n')}\n`
}
