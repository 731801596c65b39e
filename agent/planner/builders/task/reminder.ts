import type { PlanValue } from '../../../plan.ts'
import { Ask } from '../../ask.ts'
import { perhaps, type Context } from '../../context.ts'
import { readTarget } from '../../targets.ts'
import { hasRole, isGlue, sense } from '../../tokens.ts'
import type { Words } from '../../words.ts'
import type { TaskBody } from './creation.ts'
import { mentioned } from './mentioned.ts'
import { subjectOf } from './subject.ts'

/** "remind me to call Dana next Tuesday", 提醒 Tom 下周一审核合同. */
export function readReminder(context: Context, words: Words, remind: number): TaskBody {
  words.take(0, remind + 1, 'reminder')
  const early = words.tokens
    .slice(0, remind)
    .map((token) => sense(token, 'when')?.when)
    .find(Boolean)
  const rest = words.part(remind + 1)
  const told = sense(rest.at(rest.beside(-1, 1)), 'user')
  const content = rest.part(told ? rest.beside(-1, 1) + 1 : 0)
  if (told && hasRole(content.at(0), 'and') && !isGlue(content.at(0))) throw oneAtATime()
  const { subject, when } = subjectOf(context, [content])
  const related = pointed(context, rest) ?? named(context, content)
  return { subject, related, when: when ?? early, assignee: told?.id ?? 'me' }
}

/** "remind Tom and Li Na": a task has one person to do it. */
const oneAtATime = (): Ask =>
  new Ask({
    en: 'A reminder is for one person. For whom should the first one be?',
    zh: '一个提醒只能给一个人。先提醒谁？',
  })

/** "them", "each" in a reminder points to what was found. */
function pointed(context: Context, words: Words): PlanValue | undefined {
  const at = words.find((token) => hasRole(token, 'each'))
  if (at < 0 || !context.antecedent) return undefined
  return readTarget(context, words.part(at, at + 1), context.metadata.nameable())?.refs
}

/** The person or deal that the text speaks of: a link when the name finds exactly one, else none. */
function named(context: Context, words: Words): PlanValue | undefined {
  const found = mentioned(context, words)
  return found ? perhaps(context.named(found.objects, found.name)) : undefined
}
