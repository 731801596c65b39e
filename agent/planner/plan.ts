import type { Label } from '#crm-core/contract'
import type { PlannerOutcome, PlannerResult } from '../plan.ts'
import { Ask, CannotDo } from './ask.ts'
import { attempt } from './attempt.ts'
import { buildClause } from './build.ts'
import { clausesOf } from './clauses.ts'
import { Context } from './context.ts'
import { readDeniedApart } from './denied-apart.ts'
import { describePlan } from './describe.ts'
import { putExceptionsFirst } from './exceptions.ts'
import { readFollowUp } from './followups.ts'
import { languageOf } from './language.ts'
import { normalise } from './normalise.ts'
import { answerPending } from './pending.ts'
import { nearest, words as replies } from './replies.ts'
import { scan } from './scan.ts'
import { smallTalk } from './smalltalk.ts'
import { hasRole, isGlue, type Token } from './tokens.ts'
import type { PlannerInput } from './types.ts'
import { requireOnePerson } from './which-person.ts'
import { Words } from './words.ts'

/**
 * Reads a sentence in English or Chinese as a plan of tool calls, a question, or an honest refusal.
 * Pure: the same input gives the same result; nothing is read, written or thrown.
 */
export function plan(input: PlannerInput): PlannerResult {
  const sentence = normalise(input.text)
  const language = languageOf(sentence.text, input.actor.language)
  const context = new Context(input, sentence, language)
  try {
    return result(context, read(context), context.confidence)
  } catch (failure) {
    if (failure instanceof Ask) return result(context, clarify(context, failure), failure.confidence)
    if (failure instanceof CannotDo)
      return result(
        context,
        { kind: 'unsupported', reason: failure.reason, suggestions: said(context, failure.suggestions) },
        0.9,
      )
    throw failure
  }
}

function read(context: Context): PlannerOutcome {
  const tokens = putExceptionsFirst(scan(context.sentence, context.lexicon, context.calendar))
  if (tokens.every((token) => hasRole(token, 'sep')))
    throw new Ask(
      { en: 'What can I do for you?', zh: '需要我做什么？' },
      { suggestions: nearest(context), confidence: 0.2 },
    )
  requireOnePerson(context, tokens)
  const words = new Words(tokens, context.sentence.text, context.trace)
  const answered = answerPending(context, words)
  if (answered && !isAskedAgain(answered)) return answered
  if (!answered) return readAnew(context, tokens, words)
  // No answer to the question: a clear new command takes its place, all else has it asked once more.
  let fresh: PlannerOutcome = answered
  attempt(context, words, () => {
    fresh = readAnew(context, tokens, words)
  })
  return fresh.kind === 'plan' ? fresh : answered
}

const isAskedAgain = (outcome: PlannerOutcome): boolean => outcome.kind === 'clarify'

function readAnew(context: Context, tokens: readonly Token[], words: Words): PlannerOutcome {
  const talk = smallTalk(tokens)
  if (talk)
    return {
      kind: 'reply',
      text: talk,
      suggestions: said(context, talk === replies.thanks ? [] : nearest(context)),
    }
  if (
    tokens.filter((token) => !isGlue(token)).every((token) => hasRole(token, 'undo') || hasRole(token, 'it'))
  )
    throw new CannotDo(replies.noUndo)
  if (!readFollowUp(context, words)) {
    const failed = attempt(context, words, () => {
      for (const clause of clausesOf(words)) buildClause(context, clause)
    })
    if (failed && !readDeniedApart(context, words)) throw failed
  }
  if (context.steps.length === 0)
    throw new Ask(
      { en: 'I am not sure what you want me to do.', zh: '我不确定您想让我做什么。' },
      { suggestions: nearest(context) },
    )
  return { kind: 'plan', steps: context.steps, interpretation: describePlan(context, context.steps) }
}

function clarify(context: Context, { question, pending, suggestions }: Ask): PlannerOutcome {
  return { kind: 'clarify', question, pending, suggestions: said(context, suggestions) }
}
const said = (context: Context, labels: readonly Label[]): string[] =>
  labels.map((label) => label[context.language])

function result(context: Context, outcome: PlannerOutcome, confidence: number): PlannerResult {
  return { outcome, confidence, language: context.language, trace: context.trace }
}
