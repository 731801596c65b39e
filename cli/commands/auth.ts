import { createInterface } from 'node:readline/promises'
import { hostname } from 'node:os'
import { ClientError } from '#client'
import type { Problem } from '#client'
import { createConnection } from '../connect/connection.ts'
import { readProfiles, writeProfiles } from '../connect/profiles.ts'
import type { ExitCode, GlobalOptions } from '../context.ts'
import { Exit } from '../exit.ts'
import { table } from '../output/table.ts'
import { printJson, withConnection } from './command.ts'
import type { Scene } from './command.ts'

export interface LoginOptions extends GlobalOptions {
  readonly email?: string
}

/** `hotcrm auth status`: who the CLI is, and where. */
export const authStatus = (scene: Scene): Promise<ExitCode> =>
  withConnection(scene, async ({ connection, options, terminal }) => {
    const me = await connection.client.me()
    if (options.json) printJson(terminal, me)
    else terminal.out(`${me.name} <${me.email}> · ${me.role} · ${me.workspace.name} · ${me.model}\n`)
    return 0
  })

/**
 * `hotcrm auth login --url URL [--profile NAME] [--email E]`: signs in once to make an API key and
 * keeps that key; the password comes from the terminal or HOTCRM_PASSWORD and is kept nowhere.
 */
export async function login({ options, terminal, say }: Scene<LoginOptions>): Promise<ExitCode> {
  const { url, profile = 'default' } = options
  if (!url) throw new Exit(2, 'hotcrm auth login --url URL')
  const email = options.email ?? (await ask(terminal, 'E-mail: ', false))
  const password = terminal.env['HOTCRM_PASSWORD'] ?? (await ask(terminal, 'Password: ', true))
  const base_url = url.replace(/\/+$/, '')
  const cookie = await signIn(base_url, email, password)
  const connection = createConnection({
    base_url,
    fetch: (address, init) => fetch(address, init),
    headers: { cookie },
    in_process: false,
    close: async () => {},
  })
  const name = `cli ${hostname()}`.slice(0, 32)
  const { key } = await connection.call<{ key: string }>('POST', '/api-keys', { name })
  const me = await connection.client.me()
  const file = await readProfiles(terminal.env)
  await writeProfiles(terminal.env, {
    default: file.default ?? profile,
    profiles: { ...file.profiles, [profile]: { url: base_url, api_key: key } },
  })
  terminal.err(`${say('signed_in', { url: base_url, name: me.name, profile })}\n`)
  return 0
}

/** `hotcrm auth logout`: forgets the profile and its key. */
export async function logout({ options, terminal, say }: Scene): Promise<ExitCode> {
  const file = await readProfiles(terminal.env)
  const profile = options.profile ?? file.default
  if (!profile || !Object.hasOwn(file.profiles, profile)) throw new Exit(3, say('no_profiles'))
  const { [profile]: _removed, ...rest } = file.profiles
  const next = file.default === profile ? Object.keys(rest)[0] : file.default
  await writeProfiles(terminal.env, { default: next, profiles: rest })
  terminal.err(`${say('signed_out', { profile })}\n`)
  return 0
}

/** `hotcrm profile list` */
export async function listProfiles({ options, terminal, say }: Scene): Promise<ExitCode> {
  const { default: standard, profiles } = await readProfiles(terminal.env)
  const rows = Object.entries(profiles).map(([name, { url }]) => ({ name, url, default: name === standard }))
  if (options.json) printJson(terminal, rows)
  else if (rows.length === 0) terminal.err(`${say('no_profiles')}\n`)
  else {
    const lines = rows.map((row) => [row.default ? '*' : '', row.name, row.url])
    terminal.out(
      `${table([{ title: '' }, { title: 'profile' }, { title: 'url' }], lines, terminal.columns)}\n`,
    )
  }
  return 0
}

/** `hotcrm profile use NAME` */
export async function chooseProfile({ terminal, say }: Scene, name: string): Promise<ExitCode> {
  const file = await readProfiles(terminal.env)
  if (!Object.hasOwn(file.profiles, name)) throw new Exit(3, say('no_profiles'))
  await writeProfiles(terminal.env, { ...file, default: name })
  return 0
}

async function signIn(base_url: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${base_url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new ClientError((await response.json()) as Problem)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Asks in the terminal; what is typed for a secret is not shown. */
async function ask(terminal: Scene['terminal'], words: string, secret: boolean): Promise<string> {
  if (!terminal.interactive) throw new Exit(2, `${words}--email, HOTCRM_PASSWORD`)
  const line = createInterface({
    input: terminal.stdin,
    output: secret ? undefined : process.stderr,
    terminal: secret,
  })
  try {
    if (secret) terminal.err(words)
    return (await line.question(secret ? '' : words)).trim()
  } finally {
    line.close()
    if (secret) terminal.err('\n')
  }
}
