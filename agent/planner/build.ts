import { CannotDo } from './ask.ts'
import { buildAggregate } from './builders/aggregate.ts'
import { buildBrief } from './builders/brief.ts'
import { buildConvert } from './builders/convert.ts'
import { buildCreate } from './builders/create.ts'
import { buildDescribe } from './builders/describe.ts'
import { buildFind } from './builders/find.ts'
import { buildFollowUp } from './builders/follow-up.ts'
import { buildHistory } from './builders/history.ts'
import { buildLookup } from './builders/lookup.ts'
import { buildWhom } from './builders/whom.ts'
import { buildForecast } from './builders/forecast.ts'
import { buildScore } from './builders/score.ts'
import { buildLog } from './builders/activity.ts'
import { buildMail } from './builders/mail.ts'
import { buildOwner } from './builders/owner.ts'
import { buildTask } from './builders/task.ts'
import { buildUpdate } from './builders/update.ts'
import type { Context } from './context.ts'
import { frameOf, type Frame } from './frames.ts'
import { notYet } from './frames/not-yet.ts'
import { requireCommand } from './only-commands.ts'
import { nearest, unclear, words as replies } from './replies.ts'
import { hasRole, isGlue, isUnknown, sense } from './tokens.ts'
import type { Words } from './words.ts'

const builders: Readonly<Record<Frame, (context: Context, words: Words) => void>> = {
  describe: buildDescribe,
  find: buildFind,
  lookup: buildLookup,
  followUp: buildFollowUp,
  whom: buildWhom,
  aggregate: buildAggregate,
  owner: buildOwner,
  create: buildCreate,
  update: buildUpdate,
  convert: buildConvert,
  mail: buildMail,
  task: buildTask,
  log: buildLog,
  delete(context) {
    throw new CannotDo(replies.noDelete, nearest(context))
  },
  score: buildScore,
  forecast: buildForecast,
  brief: buildBrief,
  history: buildHistory,
  notYet(context, words) {
    const found = notYet(words)
    throw new CannotDo(found?.reason ?? replies.beyond, found?.instead ?? nearest(context))
  },
  beyond(context) {
    throw new CannotDo(replies.beyond, nearest(context))
  },
}

/** Builds the steps of one clause. */
export function buildClause(context: Context, words: Words): void {
  const frame = frameOf(words) ?? (canFind(words) ? 'find' : null)
  if (frame === null) throw unclear(context, words)
  requireCommand(context, frame, words)
  builders[frame](context, words)
}

/** "I need to call Dana": a kind of activity in the singular before a name is what somebody does, no list. */
const callsSomebody = (words: Words): boolean =>
  words.tokens.some(
    (token, index) =>
      /^(call|visit|meet|email|phone)$/.test(token.low) && isUnknown(words.at(words.beside(index, 1))),
  )

/** A listing needs a word that asks, or speaks of, records; a bare unknown word is no command. */
function canFind(words: Words): boolean {
  // "follow up with Dana on Friday" may be a task, a mail or a plan: it is asked back.
  const first = words.tokens.find((token) => !isGlue(token))
  if (sense(first, 'template') && !sense(first, 'object')) return false
  // 取消所有任务 is a command, not a list of what was cancelled.
  if (
    hasRole(first, 'cancel') &&
    !hasRole(words.at(words.tokens.findIndex((token) => token === first) + 1), 'poss')
  )
    return false
  const asks = words.tokens.some((token) => hasRole(token, 'verb', 'find') || hasRole(token, 'verb', 'open'))
  const speaks = words.tokens.some(
    (token) =>
      sense(token, 'object') ||
      hasRole(token, 'concept') ||
      hasRole(token, 'hint') ||
      sense(token, 'option') ||
      sense(token, 'field'),
  )
  const verbs = words.tokens.filter(
    (token) => hasRole(token, 'verb') && !isGlue(token) && token.senses.every((one) => one.kind === 'word'),
  )
  const other = verbs.some(
    (token) =>
      !hasRole(token, 'verb', 'find') &&
      !hasRole(token, 'verb', 'open') &&
      !hasRole(token, 'concept') &&
      !hasRole(token, 'hint'),
  )
  return (asks || (speaks && !callsSomebody(words))) && !other
}
