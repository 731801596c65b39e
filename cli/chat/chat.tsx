import { Box, Static, Text, useAnimation, useApp, useInput, useWindowSize } from 'ink'
import { useEffect } from 'react'
import type { ViewContext } from '../output/views.ts'
import { ApprovalCard } from './approval-card.tsx'
import { Editor } from './editor.tsx'
import { blockOf, tail } from './parts.ts'
import type { Block } from './parts.ts'
import type { ChatSetup, ChatState } from './session.ts'
import { useChat } from './use-chat.ts'
import { chatWords } from './words.ts'

export interface ChatProps extends ChatSetup {
  /** Said at once, as if typed. */
  readonly first: string
}

/** The chat: what is finished scrolls up and stays, only the running turn is drawn again. */
export function Chat({ first, ...setup }: ChatProps) {
  const { exit } = useApp()
  const { rows, columns } = useWindowSize()
  const [session, chat] = useChat(setup, () => exit())
  const { approval, focus, draft } = chat

  useEffect(() => {
    if (first) session.submit(first)
    // Once: the words that came with the command line.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  useInput((input, key) => {
    if (key.ctrl && input === 'c') session.interrupt()
    else if (key.escape && chat.running) session.stop()
    else if (key.escape && approval && focus === 'editor') session.later()
    else if (key.tab) session.turn()
  })

  return (
    <Box flexDirection="column">
      <Static items={[...chat.transcript]}>{({ id, ...block }) => <BlockText key={id} {...block} />}</Static>
      {chat.running && <Live chat={chat} context={session.context()} room={rows - 5 - chat.queue.length} />}
      {approval && (
        <ApprovalCard
          key={approval.id}
          approval={approval}
          context={session.context()}
          columns={columns}
          rows={rows}
          active={focus === 'card'}
          onDecide={session.decide}
          onLater={session.later}
        />
      )}
      {chat.queue.map((text, index) => (
        // eslint-disable-next-line react/no-array-index-key -- a queue is its order
        <Text key={index} dimColor wrap="truncate-end">
          {`  ${chatWords(chat.language, 'queued')} › ${text.replaceAll('\n', ' ')}`}
        </Text>
      ))}
      <Editor
        prompt="›"
        field={{ draft, now: () => session.state().draft, edit: session.edit }}
        active={focus === 'editor'}
        history={chat.history}
        onSubmit={session.submit}
      />
    </Box>
  )
}

interface LiveProps {
  readonly chat: ChatState
  readonly context: ViewContext
  readonly room: number
}

/** The turn that runs: at most a screen of it, so that nothing flickers. */
function Live({ chat, context, room }: LiveProps) {
  const { frame } = useAnimation({ interval: 120 })
  const spinner = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'
  const blocks = chat.live.parts.map((part) => blockOf(part, context)).filter((block) => block !== null)
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
