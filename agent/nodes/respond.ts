import { activity, custom } from '../say.ts'
import { citationsOf } from '../reply/citations.ts'
import { composeReply } from '../reply/compose.ts'
import { suggestionsFor } from '../reply/suggest.ts'
import { scopeOf, type NodeRuntime } from '../scope.ts'
import type { State, Update } from '../state.ts'
import { outcomesOf } from '../steps/outcomes.ts'

/** Tells the reader what came of it. A model's answer was streamed already; all else is told from typed results. */
export async function respond(state: State, runtime: NodeRuntime): Promise<Update> {
  const scope = scopeOf(runtime)
  const { events, run, actor } = scope
  const outcomes = await outcomesOf(scope, state.plan)
  const { ending } = state
  const reply = ending?.kind === 'answer' ? ending.text : await composeReply(scope, state, outcomes)
  if (ending?.kind !== 'answer') events.text(`${run.id}:reply`, reply)
  if (ending?.kind === 'clarify') {
    const { choices } = ending
    events.say(
      activity(`${run.id}:clarify`, 'hotcrm.clarify', { question: ending.question[actor.language], choices }),
    )
  }
  const citations = await citationsOf(outcomes, scope.crm)
  if (citations.length > 0) events.say(custom('hotcrm.citations', citations))
  const own = ending && 'suggestions' in ending ? ending.suggestions : null
  events.say(custom('hotcrm.suggestions', own ?? suggestionsFor(outcomes, actor.language, run.text)))
  return { reply, citations }
}
