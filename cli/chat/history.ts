import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

const kept = 500

/** What was typed before, oldest first; only this user may read the file. */
export interface History {
  readonly entries: readonly string[]
  add(text: string): Promise<void>
}

export const historyPath = (env: NodeJS.ProcessEnv) =>
  join(env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'), 'hotcrm', 'history')

export async function readHistory(env: NodeJS.ProcessEnv): Promise<History> {
  const path = historyPath(env)
  const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n').filter(Boolean)
  return {
    entries: lines.slice(-kept).map(unescape),
    async add(text) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await appendFile(path, `${escape(text)}\n`, { mode: 0o600 })
    },
  }
}

/** One line an entry, whatever was typed. */
const escape = (text: string) => JSON.stringify(text).slice(1, -1)

function unescape(line: string): string {
  try {
    return String(JSON.parse(`"${line}"`))
  } catch {
    return line
  }
}
