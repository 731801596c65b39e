import { CannotDo } from './ask.ts'
import type { Context } from './context.ts'
import type { Frame } from './frames.ts'
import { nearest, words as replies } from './replies.ts'
import { hasRole, sense } from './tokens.ts'
import type { Words } from './words.ts'

const repeated =
  /\b(every|each) (other |single |two |second )?(day|week|month|quarter|year|morning|afternoon|evening|night|weekday|workday|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b|\b(daily|weekly|monthly|quarterly|yearly)(?=$|[\s]+(to|at|on|by|for|until|that)\b|\s*[,.!])|每(天|日|周|星期|礼拜|个?月|个?季度|年|隔|逢)/i

const acts = new Set<Frame>(['task', 'mail', 'log', 'create', 'update', 'followUp'])

/** "remind me every Monday", 每周五给他发邮件: done once it would not be what was asked for. */
export function refuseRepeated(context: Context, frame: Frame, words: Words): void {
  if (!acts.has(frame)) return
  const text = words.tokens.findIndex(
    (token) => token.low === ':' || hasRole(token, 'saying') || sense(token, 'quote') !== undefined,
  )
  const command = words.part(0, text < 0 ? words.length : text).text()
  if (repeated.test(command)) throw new CannotDo(replies.noRepeat, nearest(context))
}
