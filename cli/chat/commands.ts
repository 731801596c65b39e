import type { Client, RunOptions } from '#client'
import type { Language } from '#crm-core/contract'
import { timeText } from '../output/values.ts'
import { chatWords } from './words.ts'

/** What a slash command may touch. */
export interface CommandScene {
  readonly client: Client
  readonly language: Language
  readonly time_zone: string
  readonly say: (text: string) => void
  readonly leave: () => void
  readonly setThread: (id: string | null) => void
  readonly setLanguage: (language: Language) => void
  readonly setMode: (mode: NonNullable<RunOptions['approval']>) => void
}

/** Commands by name; each gets the words behind it. */
const commands: Readonly<Record<string, (scene: CommandScene, rest: string) => void | Promise<void>>> = {
  '/help': ({ language, say }) => say(chatWords(language, 'help')),
  '/quit': ({ leave }) => leave(),
  '/exit': ({ leave }) => leave(),
  '/new': ({ language, say, setThread }) => {
    setThread(null)
    say(chatWords(language, 'new_thread'))
  },
  '/threads': async ({ client, language, time_zone, say }) => {
    const threads = await client.threads.list()
    const lines = threads
      .slice(0, 20)
      .map(
        ({ title, updated_at }, index) =>
          `${index + 1}. ${title || chatWords(language, 'untitled')}  ${timeText(updated_at, { time_zone })}`,
      )
    say(lines.length > 0 ? lines.join('\n') : chatWords(language, 'no_threads'))
  },
  '/resume': async ({ client, language, say, setThread }, rest) => {
    const threads = await client.threads.list()
    const chosen = threads[Number(rest || 1) - 1] ?? threads.find((thread) => thread.id === rest)
    if (!chosen) return say(chatWords(language, 'no_threads'))
    setThread(chosen.id)
    say(chatWords(language, 'resumed', { title: chosen.title }))
  },
  '/lang': ({ language, say, setLanguage }, rest) => {
    if (rest !== 'en' && rest !== 'zh') return say(chatWords(language, 'languages'))
    setLanguage(rest)
    say(chatWords(rest, 'language'))
  },
  '/mode': ({ language, say, setMode }, rest) => {
    if (rest !== 'ask' && rest !== 'plan' && rest !== 'auto-safe') return say(chatWords(language, 'modes'))
    setMode(rest)
    say(chatWords(language, 'mode', { mode: rest }))
  },
}

/** Runs what stands behind a slash; an unknown one is named and does nothing. */
export async function runCommand(text: string, scene: CommandScene): Promise<void> {
  const [name = '', ...rest] = text.split(/\s+/)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return scene.say(chatWords(scene.language, 'unknown_command', { command: name }))
  await command(scene, rest.join(' '))
}
