import type { PlanValue } from '../../plan.ts'
import { Ask } from '../ask.ts'
import type { Context } from '../context.ts'
import { dayOf, type When } from '../periods/when.ts'
import { unclear } from '../replies.ts'
import { readTarget, type Target } from '../targets.ts'
import { hasRole, isGlue, sense, sensesOf, type Token } from '../tokens.ts'
import { bareText } from '../values.ts'
import type { Words } from '../words.ts'
import { choiceOf } from '../filters/options.ts'

/** "remind me to call Dana next Tuesday", 新建一个高优先级任务：准备报价，下周五前. What is to be done is free text. */
export function buildTask(context: Context, words: Words): void {
  const remind = words.findRole('verb', 'remind')
  const body = remind >= 0 ? readReminder(context, words, remind) : readCreation(context, words)
  const { subject, target, when, priority, assignee } = body
  if (subject === '') throw askSubject(context, body)
  const due = when && dayOf(when, context.today)
  if (when && due === undefined) throw askDay(when)
  const remindAt = due && when?.time ? context.calendar.instant(due, when.time) : undefined
  context.add('create_task', {
    subject,
    ...(due ? { due_date: due } : {}),
    ...(priority ? { priority } : {}),
    ...(target ? { related_to: target.refs } : {}),
    ...(assignee ? { assigned_to: assignee } : {}),
    ...(remindAt ? { reminder_at: remindAt } : {}),
  })
  words.take(0, words.length, 'task')
}

interface TaskBody {
  readonly subject: string
  readonly target: Target | null
  readonly when: When | undefined
  readonly priority?: string
  readonly assignee?: PlanValue
}

function readReminder(context: Context, words: Words, remind: number): TaskBody {
  words.take(0, remind + 1, 'reminder')
  const early = words.tokens
    .slice(0, remind)
    .map((token) => sense(token, 'when')?.when)
    .find(Boolean)
  const rest = words.part(remind + 1)
  const told = sense(rest.at(rest.beside(-1, 1)), 'user')
  const assignee = told && /[a-z]/.test(words.at(remind)!.low) === false ? told.id : told ? told.id : 'me'
  const from = told ? rest.beside(-1, 1) + 1 : 0
  const { subject, when } = subjectOf(context, rest.part(from))
  return { subject, target: pointed(context, rest), when: when ?? early, assignee }
}

/** "create a task for Globex to send the contract by Friday" */
function readCreation(context: Context, words: Words): TaskBody {
  const isTask = (token: Token | undefined): boolean =>
    sensesOf(token, 'object').some((one) => one.object === 'task')
  const first = words.find(isTask)
  // "a follow-up task": both words are names of a task, the first says what it is.
  const at = isTask(words.at(words.beside(first, 1))) ? words.beside(first, 1) : first
  const kind = at === first ? '' : (words.at(first)?.text ?? '')
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
  requireOnlyTaskWords(context, words, [head, middle])
  const whole = tail.part(cut >= 0 ? cut + 1 : middle.length)
  const each = target ? null : trailingEach(context, whole)
  const rest = each ? whole.part(0, whole.length - 1) : whole
  const { subject, when, assigned, priority: late } = subjectOf(context, rest)
  return {
    subject: subject === '' ? kind : subject,
    target: target ?? each,
    when: when ?? early,
    ...((priority ?? late) ? { priority: priority ?? late } : {}),
    ...((assignee ?? assigned) ? { assignee: assignee ?? assigned } : {}),
  }
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
  const target = first((side) => readAbout(context, side)) ?? null
  const assignee = first((side) => takeAssignee(context, side))
  requireOnlyTaskWords(context, words, sides)
  return { subject, target, when, ...(priority ? { priority } : {}), ...(assignee ? { assignee } : {}) }
}

/** Words around the subject that say nothing the task could keep must not be lost. */
function requireOnlyTaskWords(context: Context, words: Words, sides: readonly Words[]): void {
  const known = (token: Token): boolean =>
    hasRole(token, 'verb', 'create') ||
    hasRole(token, 'verb', 'assign') ||
    hasRole(token, 'concept', 'new') ||
    hasRole(token, 'hint', 'due') ||
    hasRole(token, 'assign') ||
    hasRole(token, 'named') ||
    hasRole(token, 'saying') ||
    hasRole(token, 'by') ||
    sensesOf(token, 'field').some((one) => one.object === 'task')
  if (sides.some((side) => side.leftovers().some((token) => !known(token)))) throw unclear(context, words)
}

/** Without a colon the subject follows the last "for X" or the task itself: 建一个任务 准备报价. */
function endOfMiddle(tail: Words): Words {
  const comma = tail.tokens.findIndex((token) => /^[,，]$/.test(token.low))
  const led = tail.tokens.find((token) => !isGlue(token))
  const isAbout = hasRole(led, 'prep')
  return isAbout ? tail.part(0, comma < 0 ? tail.length : comma) : tail.part(0, 0)
}

/** The record after for/about/给/为. */
function readAbout(context: Context, words: Words): Target | null {
  const at = words.find(
    (token) =>
      hasRole(token, 'prep', 'for') ||
      hasRole(token, 'prep', 'about') ||
      hasRole(token, 'prep', 'to') ||
      hasRole(token, 'prep', 'on') ||
      hasRole(token, 'prep', 'with'),
  )
  const each = words.findRole('each')
  const them = words.findRole('them')
  if (at < 0 && each < 0 && them < 0) return null
  const start = at < 0 ? Math.max(each, them) : at + 1
  const end = stop(words, start)
  const part = words.part(start, end)
  const self = part.tokens.every(
    (token) =>
      isGlue(token) ||
      hasRole(token, 'me') ||
      sense(token, 'user') !== undefined ||
      sense(token, 'when') !== undefined,
  )
  if (self) return null
  const target = readTarget(context, part, [...context.metadata.nameable()])
  if (target) words.take(Math.max(at, 0), start, 'about')
  else
    throw new Ask({
      en: `For which record is the task? I did not understand “${part.text()}”.`,
      zh: `任务是关于哪条记录的？我没有理解“${part.text()}”。`,
    })
  return target
}
function stop(words: Words, from: number): number {
  const end = words.tokens.findIndex(
    (token, index) =>
      index >= from &&
      (/^[,，;]$/.test(token.low) || hasRole(token, 'verb') || sense(token, 'when') !== undefined),
  )
  return end < 0 ? words.length : end
}
/** "them", "each" in a reminder points to what was found. */
function pointed(context: Context, words: Words): Target | null {
  const at = words.find((token) => hasRole(token, 'each'))
  if (at < 0 || !context.antecedent) return null
  return readTarget(context, words.part(at, at + 1), context.metadata.nameable())
}

/** "create a task to call for each" */
function trailingEach(context: Context, words: Words): Target | null {
  const last = words.length - 1
  return hasRole(words.at(last), 'each') && context.antecedent
    ? readTarget(context, words.part(last), context.metadata.nameable())
    : null
}

function takePriority(context: Context, words: Words): string | undefined {
  for (const index of words.indices()) {
    const choice = choiceOf(context, words.free(index), 'task')
    if (choice?.field !== 'priority') continue
    words.take(index, index + 1, `priority ${choice.code}`)
    return choice.code
  }
  return undefined
}
function takeAssignee(context: Context, words: Words): PlanValue | undefined {
  const at = words.find((token) => sense(token, 'user') !== undefined || hasRole(token, 'me'))
  if (at < 0) return undefined
  words.take(at, at + 1, 'assigned to')
  return sense(words.at(at), 'user')?.id ?? (context.input.actor.user_id === '' ? undefined : 'me')
}
function takeWhen(words: Words): When | undefined {
  const at = words.find((token) => sense(token, 'when') !== undefined)
  if (at < 0) return undefined
  words.take(at, at + 1, 'due')
  return sense(words.at(at), 'when')?.when
}

interface Subject {
  readonly subject: string
  readonly when: When | undefined
  readonly priority?: string
  readonly assigned?: PlanValue
}

/** What is to be done, without the words that say when, how urgent and by whom. */
function subjectOf(context: Context, words: Words): Subject {
  let kept: Token[] = [...words.tokens]
  const quoted = kept.map((token) => sense(token, 'quote')?.value).find((text) => text !== undefined)
  const whenAt = lastDate(kept)
  const when = sense(kept[whenAt], 'when')?.when
  if (whenAt >= 0) kept = without(kept, dueWords(kept, whenAt), whenAt + 1)
  const tail = trailing(context, kept)
  if (quoted !== undefined) requireNothingElse(context, words, kept)
  const subject =
    quoted ??
    bareText(joined(words, tail.kept))
      .replace(/^(to|that|about|在|要|去)\s+(?=\S)/i, '')
      .replace(/\s+(by|on|at|before|due)$/i, '')
      .trim()
  return {
    subject,
    when,
    ...(tail.priority ? { priority: tail.priority } : {}),
    ...(tail.assigned ? { assigned: tail.assigned } : {}),
  }
}

/** A subject in quotes says all that is to be done; another word beside it would be lost. */
function requireNothingElse(context: Context, words: Words, kept: readonly Token[]): void {
  const lost = kept.filter(
    (token) =>
      !isGlue(token) &&
      sense(token, 'quote') === undefined &&
      words.tokens.includes(token) &&
      !hasRole(token, 'prep') &&
      !hasRole(token, 'saying') &&
      !sense(token, 'user') &&
      choiceOf(context, token, 'task')?.field !== 'priority' &&
      !hasRole(token, 'assign'),
  )
  if (lost.length > 0) throw unclear(context, words)
}

/** The date at either end of the text is the due date; one in the middle belongs to the words. */
function lastDate(tokens: readonly Token[]): number {
  const dates = tokens
    .map((token, index) => (sense(token, 'when') ? index : -1))
    .filter((index) => index >= 0)
  return dates.at(-1) ?? -1
}
function dueWords(tokens: readonly Token[], at: number): number {
  let start = at
  while (
    start > 0 &&
    (hasRole(tokens[start - 1], 'hint', 'due') ||
      hasRole(tokens[start - 1], 'prep', 'on') ||
      hasRole(tokens[start - 1], 'prep', 'by') ||
      hasRole(tokens[start - 1], 'by') ||
      hasRole(tokens[start - 1], 'prep', 'at') ||
      /^(due|deadline|截止|截止日期|到期)$/.test(tokens[start - 1]!.low))
  )
    start--
  return start
}
const without = (tokens: readonly Token[], from: number, to: number): Token[] => [
  ...tokens.slice(0, from),
  ...tokens.slice(to),
]

/** ", high priority", ", assign to Tom" at the end. */
function trailing(
  context: Context,
  tokens: readonly Token[],
): { kept: Token[]; priority?: string; assigned?: PlanValue } {
  const comma = tokens.findLastIndex((token) => /^[,，]$/.test(token.low))
  if (comma < 0) return { kept: [...tokens] }
  const end = tokens.slice(comma + 1).filter((token) => !isGlue(token))
  const priority = end
    .map((token) => choiceOf(context, token, 'task'))
    .find((one) => one?.field === 'priority')?.code
  const user = end.map((token) => sense(token, 'user')?.id).find(Boolean)
  const onlyThat = end.every(
    (token) =>
      sensesOf(token, 'option').length > 0 ||
      sense(token, 'user') ||
      sensesOf(token, 'field').length > 0 ||
      hasRole(token, 'assign') ||
      hasRole(token, 'verb', 'assign') ||
      hasRole(token, 'prep'),
  )
  if (!onlyThat || (!priority && !user))
    return { kept: end.length === 0 ? tokens.slice(0, comma) : [...tokens] }
  return {
    kept: tokens.slice(0, comma),
    ...(priority ? { priority } : {}),
    ...(user ? { assigned: user } : {}),
  }
}

/** The words of these tokens, with the gaps between them as they were written. */
function joined(words: Words, tokens: readonly Token[]): string {
  let text = ''
  let last: Token | undefined
  for (const token of tokens) {
    const gap = last ? words.source.slice(last.end, token.start) : ''
    text += (last && last.end < token.start ? (/^\s*$/.test(gap) ? gap : ' ') : '') + token.text
    last = token
  }
  return text
}

function askSubject(_context: Context, _body: TaskBody): Ask {
  return new Ask({
    en: 'What should the task say? For example: create a task to call Dana on Friday.',
    zh: '任务内容是什么？例如：新建任务：周五给王伟打电话。',
  })
}
const askDay = (_when: When): Ask =>
  new Ask({
    en: 'On which day should it be due? For example: next Friday.',
    zh: '具体哪一天到期？例如：下周五。',
  })
