import type { PlanValue } from '../../../plan.ts'
import type { Context } from '../../context.ts'
import { choiceOf } from '../../filters/options.ts'
import type { When } from '../../periods/when.ts'
import { unclear } from '../../replies.ts'
import { type Token, hasRole, isGlue, isUnknown, sense, sensesOf } from '../../tokens.ts'
import { bareText } from '../../values.ts'
import { Words } from '../../words.ts'

interface Subject {
  readonly subject: string
  readonly when: When | undefined
  readonly priority?: string
  readonly assigned?: PlanValue
}

/** What is to be done, without the words that say when, how urgent and by whom. */
export function subjectOf(context: Context, parts: readonly Words[]): Subject {
  const [words = noWords] = parts
  let kept: Token[] = parts.flatMap((part) => part.tokens)
  const quoted = kept.map((token) => sense(token, 'quote')?.value).find((text) => text !== undefined)
  const whenAt = lastDate(kept)
  const when = sense(kept[whenAt], 'when')?.when
  if (whenAt >= 0) {
    const start = dueWords(kept, whenAt)
    if (takesBack(kept[start - 1])) throw unclear(context, words)
    kept = without(kept, start, dueWordsAfter(kept, whenAt))
  }
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

const noWords = new Words([], '', [])

/** "but not before Friday": a date that is denied is no due date. */
const takesBack = (token: Token | undefined): boolean =>
  (['not', 'no', 'but'] as const).some((name) => hasRole(token, name))

/** The due date is the last one that is not part of what is to be done: "prepare the Monday meeting by Friday". */
function lastDate(tokens: readonly Token[]): number {
  return tokens.findLastIndex((token, index) => sense(token, 'when') && !inText(tokens, index))
}
function inText(tokens: readonly Token[], index: number): boolean {
  const [before, after] = [tokens[index - 1], tokens[index + 1]]
  if (/^(the|our|for|about|of|from)$/.test(before?.low ?? '')) return true
  return (
    index > 0 && after !== undefined && after.spaced && isUnknown(after) && !/\p{Script=Han}/u.test(after.low)
  )
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
      /^(due|deadline|截止|截止日期|到期)$/.test(tokens[start - 1]?.low ?? ''))
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

/** 下周到期, 12月5日截止: the word behind the date belongs to it. */
const dueWordsAfter = (tokens: readonly Token[], at: number): number =>
  hasRole(tokens[at + 1], 'hint', 'due') || /^(截止|到期|前|之前)$/.test(tokens[at + 1]?.low ?? '')
    ? at + 2
    : at + 1
