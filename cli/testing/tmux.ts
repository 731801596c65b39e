import { execFileSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** Whether a real terminal can be had here. */
export function hasTmux(): boolean {
  try {
    execFileSync('tmux', ['-V'])
    return true
  } catch {
    return false
  }
}

/** The CLI in a terminal of its own, as a person sits before it. */
export interface Screen {
  type(text: string): void
  /** Enter, Escape, Up … */
  press(...keys: string[]): void
  shown(): string
  /** Resolves with the screen as soon as it shows this. */
  shows(words: string | RegExp): Promise<string>
  close(): void
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Opens `hotcrm …` in tmux, with a server of its own that ends with it. */
export function openScreen(args: readonly string[], env: Readonly<Record<string, string>>): Screen {
  const socket = `hotcrm-${process.pid}-${Date.now()}`
  const tmux = (...words: string[]): string =>
    execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...words], { encoding: 'utf8' })
  const settings = Object.entries(env).map(([name, value]) => `${name}=${quoted(value)}`)
  const command = [quoted(process.execPath), 'scripts/boot.mjs', 'cli/main.ts', ...args.map(quoted)]
  // It stays after its end, so that the last words can still be read.
  const line = `cd ${quoted(root)} && env ${[...settings, ...command].join(' ')}; echo exit $?; sleep 60`
  tmux('-u', 'new-session', '-d', '-x', '100', '-y', '40', line)
  const shown = (): string => tmux('capture-pane', '-p')
  return {
    type: (text) => void tmux('send-keys', '-l', text),
    press: (...keys) => void tmux('send-keys', ...keys),
    shown,
    async shows(words) {
      for (let attempt = 0; attempt < 600; attempt++) {
        const text = shown()
        if (typeof words === 'string' ? text.includes(words) : words.test(text)) return text
        await wait(100)
      }
      throw new Error(`${String(words)} never came; the screen shows:\n${shown()}`)
    },
    close: () => void tmux('kill-server'),
  }
}
