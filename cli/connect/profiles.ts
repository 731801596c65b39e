import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { HotcrmError } from '#crm-core/contract'

const profile = z.object({ url: z.url(), api_key: z.string().optional() })
const file = z.object({ default: z.string().optional(), profiles: z.record(z.string(), profile).default({}) })
export type ProfileFile = z.infer<typeof file>

/** Where servers and their keys are kept; readable by this user only. */
export const profilePath = (env: NodeJS.ProcessEnv) =>
  join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'hotcrm', 'config.json')

/** All profiles; an absent file is none, an unreadable one is named. */
export async function readProfiles(env: NodeJS.ProcessEnv): Promise<ProfileFile> {
  const path = profilePath(env)
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return { profiles: {} }
  const parsed = file.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  throw new HotcrmError('configuration', { summary: `${path} is not a profile file` })
}

export async function writeProfiles(env: NodeJS.ProcessEnv, profiles: ProfileFile): Promise<void> {
  const path = profilePath(env)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  // Removed first, since writing keeps the mode that an older file had.
  await rm(path, { force: true })
  await writeFile(path, `${JSON.stringify(profiles, null, 2)}\n`, { mode: 0o600 })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
