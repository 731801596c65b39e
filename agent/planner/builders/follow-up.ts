import { Ask } from '../ask.ts'
import type { Context } from '../context.ts'
import { followUpAt } from '../frames/follow-up.ts'
import { unclear } from '../replies.ts'
import { readTarget } from '../targets.ts'
import { hasRole, isGlue, sense } from '../tokens.ts'
import type { Words } from '../words.ts'
import { dueDay } from './task/due.ts'
import { subjectOf } from './task/subject.ts'

/** "follow up with Dana on Friday", 周五跟进一下张伟: a task for oneself; without a day it may also be a mail. */
export function buildFollowUp(context: Context, words: Words): void {
  const at = followUpAt(words)
  const early = words.tokens
    .slice(0, at)
    .map((token) => sense(token, 'when')?.when)
    .find(Boolean)
  const { subject, when } = subjectOf(context, [words.part(at)])
  const due = when ?? early
  if (!due) throw taskOrMail(words.text(whomAt(words, at)))
  const from = whomAt(words, at)
  const target = readTarget(context, words.part(from, whomEnd(words, from)), context.metadata.nameable())
  if (!target) throw unclear(context, words)
  context.add('create_task', {
    subject,
    due_date: dueDay(context, due, words.text()),
    ...(due.time ? { reminder_at: context.calendar.instant(dueDay(context, due, ''), due.time) } : {}),
    related_to: target.refs,
    assigned_to: 'me',
  })
  words.take(0, words.length, 'follow-up task')
}

function whomAt(words: Words, at: number): number {
  let from = at + 1
  while (isGlue(words.at(from)) || hasRole(words.at(from), 'prep')) from++
  return from
}
function whomEnd(words: Words, from: number): number {
  const end = words.tokens.findIndex(
    (token, index) =>
      index > from &&
      (sense(token, 'when') !== undefined ||
        (hasRole(token, 'prep') &&
          !hasRole(token, 'prep', 'at') &&
          !hasRole(token, 'prep', 'from') &&
          !hasRole(token, 'and')) ||
        /^[,;:.]$/.test(token.low)),
  )
  return end < 0 ? words.length : end
}

function taskOrMail(whom: string): Ask {
  return new Ask(
    {
      en: `Should I set a task to follow up with ${whom}, or send a follow-up e-mail? For a task, name the day.`,
      zh: `要新建跟进${whom}的任务，还是发送跟进邮件？若是任务，请说明哪一天。`,
    },
    {
      suggestions: [
        { en: `Follow up with ${whom} on Friday`, zh: `周五跟进${whom}` },
        { en: `Send ${whom} a follow-up email`, zh: `给${whom}发一封跟进邮件` },
      ],
      confidence: 0.6,
    },
  )
}
