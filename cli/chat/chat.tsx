import { Box, Static, Text, useAnimation, useApp, useInput, useWindowSize } from 'ink'
import { useEffect } from 'react'
import { ApprovalCard } from './approval-card.tsx'
import { Editor } from './editor.tsx'
import { blockOf, tail } from './parts.ts'
import type { Block } from './parts.ts'
import { useChat } from './use-chat.ts'
import type { ChatSetup } from './use-chat.ts'
import { chatWords } from './words.ts'

export interface ChatProps extends ChatSetup {
  /** Said at once, as if typed. */
  readonly first: string
}

/** The chat: what is finished scrolls up and stays, only the running turn is drawn again. */
export function Chat({ first, ...setup }: ChatProps) {
  const { exit } = useApp()
  const { rows, columns } = useWindowSize()
  const chat = useChat(setup, () => exit())

  useEffect(() => {
    if (first) chat.submit(first)
    // Once: the words that came with the command line.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  useInput((input, key) => {
    if (key.ctrl && input === 'c') chat.interrupt()
    else if (key.escape && chat.running) chat.stop()
  })

  return (
    <Box flexDirection="column">
      <Static items={[...chat.transcript]}>{({ id, ...block }) => <BlockText key={id} {...block} />}</Static>
      {chat.running && <Live chat={chat} room={rows - 4} />}
      {chat.approval && (
        <ApprovalCard
          key={chat.approval.id}
          approval={chat.approval}
          context={chat.context}
          columns={columns}
          rows={rows}
          onDecide={chat.decide}
          onLater={chat.later}
        />
      )}
      {!chat.running && !chat.approval && <Editor prompt="›" history={chat.history} onSubmit={chat.submit} />}
    </Box>
  )
}

/** The turn that runs: at most a screen of it, so that nothing flickers. */
function Live({ chat, room }: { readonly chat: ReturnType<typeof useChat>; readonly room: number }) {
  const { frame } = useAnimation({ interval: 120 })
  const spinner = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'
  const blocks = chat.live.parts.map((part) => blockOf(part, chat.context)).filter((block) => block !== null)
  const text = blocks.map((block) => block.text).join('\n')
  const words = chatWords(chat.language, chat.stopping ? 'stopping' : 'working')
  return (
    <Box flexDirection="column">
      {text !== '' && <Text>{tail(text, room)}</Text>}
      <Text dimColor>
        {spinner[frame % spinner.length]} {words}
      </Text>
    </Box>
  )
}

const colors = {
  user: 'cyan',
  reply: undefined,
  tool: 'gray',
  view: undefined,
  notice: 'yellow',
  error: 'red',
} as const

function BlockText({ tone, text }: Block) {
  return (
    <Box marginTop={tone === 'user' ? 1 : 0}>
      <Text color={colors[tone]}>{tone === 'user' ? `› ${text}` : text}</Text>
    </Box>
  )
}
