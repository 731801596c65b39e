import { HotcrmError } from '#crm-core/contract'
import type { GlobalOptions } from '../context.ts'
import { readProfiles } from './profiles.ts'

/** A server that was named on purpose; null when the data directory decides. */
export interface Target {
  readonly url: string
  readonly api_key: string | undefined
}

/** --url, then --profile, then HOTCRM_URL, then the default profile. Keys never come from the command line. */
export async function targetOf(options: GlobalOptions, env: NodeJS.ProcessEnv): Promise<Target | null> {
  const key = env['HOTCRM_API_KEY'] || undefined
  if (options.url) return { url: options.url, api_key: key ?? (await keyFor(options.url, env)) }
  if (options.profile) return named(options.profile, env, key)
  if (env['HOTCRM_URL'])
    return { url: env['HOTCRM_URL'], api_key: key ?? (await keyFor(env['HOTCRM_URL'], env)) }
  const { default: standard } = await readProfiles(env)
  return standard ? named(standard, env, key) : null
}

async function named(name: string, env: NodeJS.ProcessEnv, key: string | undefined): Promise<Target> {
  const { profiles } = await readProfiles(env)
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined
  if (!profile) {
    const known = Object.keys(profiles).join(', ') || '—'
    throw new HotcrmError('configuration', { summary: `there is no profile "${name}" (${known})` })
  }
  return { url: profile.url, api_key: key ?? profile.api_key }
}

/** A key is sent only to the server that it was made for. */
async function keyFor(url: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const { profiles } = await readProfiles(env)
  return Object.values(profiles).find((profile) => sameServer(profile.url, url))?.api_key
}

function sameServer(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && new URL(a).origin === new URL(b).origin
}
