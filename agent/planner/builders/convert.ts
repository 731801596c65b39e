import { Ask } from '../ask.ts'
import type { Context } from '../context.ts'
import { requireUnderstood } from '../coverage.ts'
import { unclear } from '../replies.ts'
import { readTarget } from '../targets.ts'
import { hasRole, isGlue, sensesOf, type Token } from '../tokens.ts'
import type { Words } from '../words.ts'

/** What a lead can become. */
const goals = new Set(['account', 'contact', 'opportunity'])

/** "Convert the lead Mei Chen", "convert them to accounts", 把线索陈美转为客户. */
export function buildConvert(context: Context, words: Words): void {
  if (!context.metadata.has('lead')) throw unclear(context, words)
  const at = words.findRole('convert')
  const wantsDeal = hasRole(words.at(at), 'convert', 'deal')
  words.take(at, at + 1, 'convert')
  const before = words.part(leadIn(words), at)
  const after = words.part(at + 1)
  // 把 … 转为客户: what is converted stands before, what it becomes behind.
  const [stretch, said] = before.isEmpty() ? cutGoal(after) : [before, after]
  if (wantsDeal || mentions(said, 'opportunity')) throw asksDate()
  if (!said.tokens.every(isGoalWord)) throw unclear(context, words)
  said.take(0, said.length, 'what it becomes')
  if (speaksOfOthers(stretch)) throw onlyLeads()
  const target = readTarget(context, stretch, ['lead'])
  if (!target) throw unclear(context, words)
  if (target.object !== null && target.object !== 'lead') throw onlyLeads()
  requireUnderstood(context, words)
  context.add('convert_lead', { records: target.refs })
  context.antecedent = { object: 'lead', step: target.step, ids: target.ids, pick: target.pick }
}

/** 然后, and: how many words join this clause to the one before it. */
const leadIn = (words: Words): number => {
  const at = words.tokens.findIndex(
    (token) => !isGlue(token) && !hasRole(token, 'next') && !hasRole(token, 'and') && !hasRole(token, 'me'),
  )
  return Math.max(at, 0)
}

/** "Mei Chen | to an account": from the last word that leads to a goal, when nothing but goals stands behind it. */
function cutGoal(words: Words): [Words, Words] {
  const at = words.tokens.findLastIndex((token, index) => index > 0 && leadsToGoal(token))
  const goal = words.part(at)
  if (at > 0 && goal.tokens.some(isGoal) && goal.tokens.every(isGoalWord)) return [words.part(0, at), goal]
  return [words, words.part(words.length)]
}
const leadsToGoal = (token: Token): boolean => /^(to|into|as)$/.test(token.low) || hasRole(token, 'convert')
const isGoal = (token: Token): boolean => sensesOf(token, 'object').some(({ object }) => goals.has(object))
const isGoalWord = (token: Token): boolean =>
  isGoal(token) ||
  isGlue(token) ||
  leadsToGoal(token) ||
  hasRole(token, 'and') ||
  /^(with|为|成)$/.test(token.low)
const mentions = (words: Words, object: string): boolean =>
  words.tokens.some((token) => sensesOf(token, 'object').some((one) => one.object === object))

/** 转化客户华信科技: another kind of record is named. */
const speaksOfOthers = ({ tokens }: Words): boolean => {
  const said = tokens.flatMap((token) => sensesOf(token, 'object').map(({ object }) => object))
  return said.length > 0 && !said.includes('lead')
}

/** A deal without a date cannot be made, and a date is not to be guessed. */
const asksDate = (): Ask =>
  new Ask(
    {
      en: 'A deal needs a close date. Convert the lead first, then create the deal for its account with an amount and a date.',
      zh: '商机需要预计成交日期。请先转化线索，再为该客户新建商机并说明金额和日期。',
    },
    { suggestions: [{ en: 'Convert the lead Elena Fischer', zh: '转化线索张伟' }] },
  )
const onlyLeads = (): Ask =>
  new Ask(
    {
      en: 'Only a lead can be converted, so I have done nothing. Which lead do you mean?',
      zh: '只有线索可以转化，因此没有执行任何操作。您指的是哪条线索？',
    },
    { suggestions: [{ en: 'Convert the lead Elena Fischer', zh: '转化线索张伟' }] },
  )
