import { createElement } from 'react'
import type { Scene } from '../commands/command.ts'
import { withConnection } from '../commands/command.ts'
import { runOptions } from '../commands/prompt.ts'
import type { ExitCode, TalkOptions } from '../context.ts'
import { readHistory } from './history.ts'

/** `hotcrm`: the chat, until it is left. */
export async function startChat(first: string, scene: Scene<TalkOptions>): Promise<ExitCode> {
  // Loaded here, so that no other command pays for Ink and React.
  const [{ render }, { Chat }] = await Promise.all([import('ink'), import('./chat.tsx')])
  return withConnection(scene, async ({ connection: { client }, options, language, terminal }) => {
    const [me, objects, history] = await Promise.all([
      client.me(),
      client.objects.list(),
      readHistory(terminal.env),
    ])
    const thread_id =
      options.thread ?? (options.continue ? ((await client.threads.list())[0]?.id ?? null) : null)
    const chat = createElement(Chat, {
      client,
      me,
      objects,
      history,
      thread_id,
      language: options.lang ?? language,
      options: runOptions(options),
      columns: terminal.columns,
      first,
    })
    // The chat opens for a person at a terminal only; a CI variable in their environment (as in many dev
    // containers) must not make Ink wait for the end before it draws.
    const screen = render(chat, {
      exitOnCtrlC: false,
      incrementalRendering: true,
      maxFps: 30,
      interactive: true,
    })
    const leave = () => screen.unmount()
    terminal.signal.addEventListener('abort', leave)
    await screen.waitUntilExit()
    terminal.signal.removeEventListener('abort', leave)
    return 0
  })
}
