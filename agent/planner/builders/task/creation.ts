import type { PlanValue } from '../../../plan.ts'
import type { Context } from '../../context.ts'
import type { When } from '../../periods/when.ts'
import { unclear } from '../../replies.ts'
import { type Token, hasRole, isGlue, sense, sensesOf } from '../../tokens.ts'
import type { Words } from '../../words.ts'
import { readAbout, takeDistribution } from './about.ts'
import { requireOnlyTaskWords, takeAssignee, takePriority, takeWhen } from './details.ts'
import { requirePlainSubject } from './plain.ts'
import { subjectOf } from './subject.ts'

export interface TaskBody {
  readonly subject: string
  /** The records it is about, as the tool takes them. */
  readonly related: PlanValue | undefined
  readonly when: When | undefined
  readonly priority?: string
  readonly assignee?: PlanValue
}

/** "create a task for Globex to send the contract by Friday" */
export function readCreation(context: Context, words: Words): TaskBody {
  const isTask = (token: Token | undefined): boolean =>
    sensesOf(token, 'object').some((one) => one.object === 'task')
  const first = words.find(isTask)
  // "a follow-up task": both words are names of a task, the first says what it is.
  const at = isTask(words.at(words.beside(first, 1))) ? words.beside(first, 1) : first
  const kind = at === first ? kindInside(context, words.at(at)) : (words.at(first)?.text ?? '')
  const head = words.part(0, at)
  const tail = words.part(at + 1)
  const quote = tail.tokens.findIndex((token) => sense(token, 'quote') !== undefined)
  if (quote >= 0) return quotedTask(context, words, tail, quote)
  const colon = tail.tokens.findIndex(
    (token) => token.low === ':' || hasRole(token, 'named') || hasRole(token, 'saying'),
  )
  const to =
    colon >= 0
      ? -1
      : tail.tokens.findIndex((token) => hasRole(token, 'prep', 'to') && /[a-z]/.test(token.low))
  const cut = colon >= 0 ? colon : to
  const middle = cut >= 0 ? tail.part(0, cut) : endOfMiddle(tail)
  const priority = takePriority(context, head) ?? takePriority(context, middle)
  const target = readAbout(context, head) ?? readAbout(context, middle)
  const assignee = takeAssignee(context, head) ?? takeAssignee(context, middle)
  const early = takeWhen(head) ?? takeWhen(middle)
  const done = kind === '' && cut < 0 ? nounSubject(context, head) : ''
  requireOnlyTaskWords(context, words, [head, middle])
  // "to say hello": there the word that leads the text is a part of it.
  const led = tail.low(cut).startsWith('to ') ? cut : cut + 1
  const whole = tail.part(cut >= 0 ? led : middle.length)
  const each = takeDistribution(context, whole)
  if (target && each) throw unclear(context, words)
  const { subject, when, assigned, priority: late } = subjectOf(context, each ? each.rest : [whole])
  if (cut < 0) requirePlainSubject(context, whole)
  return {
    subject: subject === '' ? kind || done : subject,
    related: (target ?? each?.target)?.refs,
    when: when ?? early,
    ...((priority ?? late) ? { priority: priority ?? late } : {}),
    ...((assignee ?? assigned) ? { assignee: assignee ?? assigned } : {}),
  }
}

/** 建一个明天打电话的任务: what is to be done stands before 的任务; all else of the clause was taken by then. */
function nounSubject(context: Context, head: Words): string {
  const verb = head.tokens.findIndex((token) => hasRole(token, 'verb', 'create'))
  const left = head.indices().filter((index) => index > verb && !isGlue(head.at(index)))
  const [last, ...more] = [...left].reverse()
  const first = more.at(-1) ?? last
  if (first === undefined || last === undefined || !hasRole(head.at(last), 'poss')) return ''
  const whole = head.part(first, last)
  if (whole.length === 0 || whole.length !== more.length) return ''
  requirePlainSubject(context, whole)
  whole.take(0, whole.length, 'what is to be done')
  return whole.text()
}

/** 跟进任务 is one word for a task; what stands before 任务 says which. */
function kindInside(context: Context, token: Token | undefined): string {
  const kind = token?.text.replace(/任务$/, '') ?? ''
  const isKind = kind !== token?.text && context.lexicon.get(kind).some((one) => one.kind === 'template')
  return isKind ? kind : ''
}

/** 新建任务“准备季度回顾”，12月5日截止: beside the quoted subject stand only dates, people, a priority and what it is about. */
function quotedTask(context: Context, words: Words, tail: Words, quote: number): TaskBody {
  const subject = sense(tail.at(quote), 'quote')?.value ?? ''
  const at = words.length - tail.length
  const sides = [words.part(0, at - 1), tail.part(0, quote), tail.part(quote + 1)]
  const first = <T>(read: (side: Words) => T | null | undefined): T | undefined =>
    sides.map(read).find((one) => one !== null && one !== undefined) ?? undefined
  const when = first(takeWhen)
  const priority = first((side) => takePriority(context, side))
  const target = first((side) => readAbout(context, side))
  const assignee = first((side) => takeAssignee(context, side))
  requireOnlyTaskWords(context, words, sides)
  return {
    subject,
    related: target?.refs,
    when,
    ...(priority ? { priority } : {}),
    ...(assignee ? { assignee } : {}),
  }
}

/**
 * Without a colon the subject follows the task itself (建一个任务 准备报价), or the comma after what is told of
 * it first: "for each of my deals, …", "due Friday for Globex".
 */
function endOfMiddle(tail: Words): Words {
  const comma = tail.tokens.findIndex((token) => /^[,，]$/.test(token.low))
  const led = tail.tokens.find((token) => !isGlue(token))
  return tellsOfTask(led) ? tail.part(0, comma < 0 ? tail.length : comma) : tail.part(0, 0)
}
const tellsOfTask = (token: Token | undefined): boolean =>
  (['prep', 'each', 'by', 'has'] as const).some((name) => hasRole(token, name)) ||
  hasRole(token, 'hint', 'due') ||
  sense(token, 'when') !== undefined
