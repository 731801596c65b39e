import { Ask } from '../../ask.ts'
import type { Context } from '../../context.ts'
import { readTarget } from '../../targets.ts'
import type { Target } from '../../targets/target.ts'
import { type Token, hasRole, isGlue, isUnknown, sense } from '../../tokens.ts'
import type { Words } from '../../words.ts'

/** The records after for/about/给/为, or those that "each" and "them" speak of. */
export function readAbout(context: Context, words: Words): Target | null {
  const at = words.find((token) => leads.some((value) => hasRole(token, 'prep', value)))
  const pointed = words.find((token) => hasRole(token, 'each') || hasRole(token, 'them'))
  if (at < 0 && pointed < 0) return null
  // 我每个进行中的商机: without a preposition the words before "each" narrow the same records.
  const start = at >= 0 ? at + 1 : hasHan(words.at(pointed)) ? 0 : pointed
  const part = words.part(start, aboutEnd(words, start))
  if (part.tokens.every(isSelf)) return null
  const target = readTarget(context, part, [...context.metadata.nameable()])
  if (!target) throw askAbout(part.text())
  if (at >= 0) words.take(at, start, 'about')
  return target
}
const leads = ['for', 'about', 'to', 'on', 'with']
const hasHan = (token: Token | undefined): boolean => /\p{Script=Han}/u.test(token?.low ?? '')

/** "for Tom", "for tomorrow": says who does it or when, not what it is about. */
const isSelf = (token: Token): boolean =>
  isGlue(token) ||
  hasRole(token, 'me') ||
  sense(token, 'user') !== undefined ||
  sense(token, 'when') !== undefined

const askAbout = (said: string): Ask =>
  new Ask({
    en: `For which record is the task? I did not understand “${said}”.`,
    zh: `任务是关于哪条记录的？我没有理解“${said}”。`,
  })

/**
 * Where the records end: at a comma or a verb, and once they are said, at a date, which then says when the
 * task is due. "this week's leads" and "leads added this week" have theirs inside.
 */
function aboutEnd(words: Words, from: number): number {
  let said = false
  for (let index = from; index < words.length; index++) {
    const token = words.at(index)
    if (!token) break
    if (/^[,;]$/.test(token.low) || isVerb(token)) return index
    const dated = hasRole(token, 'hint', 'due') || sense(token, 'when') !== undefined
    if (said && dated && !narrows(words, index)) return withoutPreposition(words, index)
    said ||=
      isUnknown(token) ||
      ['object', 'user', 'quote'].some((kind) => token.senses.some((one) => one.kind === kind))
  }
  return words.length
}

const isVerb = (token: Token): boolean =>
  (hasRole(token, 'verb') || (hasRole(token, 'type') && hasHan(token))) &&
  token.senses.every((one) => one.kind === 'word' && one.role !== 'concept' && one.role !== 'hint')

/** "added this week", "from last week", "lost this month": the date tells which records are meant. */
function narrows(words: Words, index: number): boolean {
  const before = words.at(words.beside(index, -1))
  return (
    (hasRole(before, 'hint') && !hasRole(before, 'hint', 'due')) ||
    hasRole(before, 'concept') ||
    hasRole(before, 'prep', 'from') ||
    hasRole(before, 'prep', 'of')
  )
}
function withoutPreposition(words: Words, index: number): number {
  const before = words.at(index - 1)
  return hasRole(before, 'prep') || hasRole(before, 'by') ? index - 1 : index
}

/** "to call the customer for each of my open deals": one task a record, whatever the task says. */
export function takeDistribution(context: Context, words: Words): { target: Target; rest: Words[] } | null {
  const each = words.find((token) => hasRole(token, 'each') && !hasHan(token))
  if (each < 0) return null
  const led = hasRole(words.at(each - 1), 'prep', 'for')
  const last = each === words.length - 1 && context.antecedent !== null
  if (!led && !last && !words.low(each).startsWith('for ')) return null
  const end = aboutEnd(words, each)
  const part = words.part(each, end)
  const target = readTarget(context, part, context.metadata.nameable())
  if (!target) throw askAbout(part.text())
  return { target, rest: [words.part(0, led ? each - 1 : each), words.part(end)] }
}
