import {
  AIMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
  type BaseMessage,
} from '@langchain/core/messages'
import { systemPrompt } from '../prompts/system.ts'
import type { RunScope } from '../scope.ts'
import type { State } from '../state.ts'
import { outcomesOf } from '../steps/outcomes.ts'
import { historyOf } from '../memory/history.ts'

/** The conversation as the model reads it, rebuilt from the stored steps: a checkpoint holds no messages. */
export async function messagesOf(scope: RunScope, state: State): Promise<BaseMessage[]> {
  const { crm, actor, run } = scope
  const prompt = systemPrompt(actor, await crm.settings(), crm.objects(), state.now, state.focus)
  return [
    new SystemMessage(prompt),
    ...(await historyOf(scope)),
    new HumanMessage(run.text),
    ...(await roundsOf(scope, state)),
  ]
}

async function roundsOf(scope: RunScope, state: State): Promise<BaseMessage[]> {
  const outcomes = await outcomesOf(scope, state.plan)
  return state.rounds.flatMap((ids) => {
    const steps = state.plan.filter((step) => ids.includes(step.id))
    return [
      new AIMessage({
        content: '',
        tool_calls: steps.map((step) => ({
          type: 'tool_call',
          id: step.id,
          name: step.tool,
          args: step.args,
        })),
      }),
      ...steps.map(
        (step) =>
          new ToolMessage({
            tool_call_id: step.id,
            content: outcomes.find((outcome) => outcome.step.id === step.id)?.toModel || 'not done',
          }),
      ),
    ]
  })
}
