import { AIMessage, HumanMessage, type BaseMessage } from '@langchain/core/messages'
import type { RunScope } from '../scope.ts'

const turns = 6
const longest = 1500

/** Earlier turns for a model. A reply may quote records, so it stands as data, never as words to follow. */
export async function historyOf(scope: RunScope): Promise<BaseMessage[]> {
  const runs = await scope.earlierRuns()
  return runs
    .slice(-turns)
    .flatMap((run) => [
      new HumanMessage(run.text),
      new AIMessage(`<data>${withoutMarks(run.result?.reply ?? '').slice(0, longest)}</data>`),
    ])
}

const withoutMarks = (text: string): string => text.replaceAll(/<\/?data>/gi, '')
