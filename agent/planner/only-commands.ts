import { Ask, CannotDo } from './ask.ts'
import type { Context } from './context.ts'
import type { Frame } from './frames.ts'
import { inexact, nearest, words as replies } from './replies.ts'
import { hasRole, sense } from './tokens.ts'
import type { Words } from './words.ts'

const acts = new Set<Frame>(['task', 'mail', 'log', 'create', 'update', 'convert', 'followUp'])

/** What would change something must be a command, to be done once: no question whether it was done, no schedule. */
export function requireCommand(context: Context, frame: Frame, words: Words): void {
  if (!acts.has(frame)) return
  const said = commandText(words)
  if (repeats.test(said)) throw new CannotDo(replies.noRepeat, nearest(context))
  const part = someOf.exec(said)?.[0]
  if (part) throw new Ask(inexact(part), { suggestions: nearest(context), confidence: 0.4 })
  const reminds = words.findRole('verb', 'remind') >= 0
  const asks = asksInEnglish.test(said) || (!reminds && asksInChinese.test(said) && !isPolite.test(said))
  if (asks) throw new Ask(replies.question, { suggestions: nearest(context), confidence: 0.4 })
}

/** The words before a message, a note or a quoted text: what stands in those is not said to us. */
function commandText(words: Words): string {
  const text = words.tokens.findIndex(
    (token) => token.low === ':' || hasRole(token, 'saying') || sense(token, 'quote') !== undefined,
  )
  return words.part(0, text < 0 ? words.length : text).text()
}

/** "remind me every Monday", 每周五给他发邮件: done once it would not be what was asked for. */
const repeats =
  /\b(every|each) (other |single |two |second )?(day|week|month|quarter|year|morning|afternoon|evening|night|weekday|workday|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b|\b(daily|weekly|monthly|quarterly|yearly)(?=$|[\s]+(to|at|on|by|for|until|that)\b|\s*[,.!])|每(天|日|周|星期|礼拜|个?月|个?季度|年|隔|逢)/i

/** "assign some of my leads", 把其中几条分给汤姆: which of them is not said. 部分 alone may be 部分付款. */
const someOf = /\b(some|part|most|a couple) of\b|一部分|大部分|某些|其中(一些|几[个条位])/i

/** "is Globex renewal won?", "did we send Dana …"; "can you" and "could you" ask for it to be done. */
const asksInEnglish =
  /^(is|are|was|were|has|have(?! (a|an|had) )|did|does|do|am|when|who|why|what|which|how|whether|if)\b/i
/** Initech pilot 赢单了吗; 能…吗, …好吗 ask for it to be done. */
const asksInChinese = /(吗|么|没有|了没|是不是|是否.*)[\s?？。!！]*$/
const isPolite = /能|可以|可否|好吗|行吗|好么|行么|麻烦|劳驾/
