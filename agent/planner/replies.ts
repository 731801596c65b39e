import type { Label } from '#crm-core/contract'
import { Ask } from './ask.ts'
import type { Context } from './context.ts'
import { hasRole, type Token } from './tokens.ts'
import type { Words } from './words.ts'

const examples = {
  findNew: { en: "Find this week's new high-value leads", zh: '查一下本周新增的高价值线索' },
  showOpen: { en: 'Show my open deals over 100k', zh: '我的进行中的商机，金额10万以上' },
  move: { en: 'Move Globex renewal to negotiation', zh: '把华信科技续约推进到谈判' },
  remind: { en: 'Remind me to call Dana next Tuesday', zh: '提醒我下周二给王伟打电话' },
  assign: { en: 'Assign all unassigned leads to me', zh: '把所有未分配的线索分配给我' },
  forEach: {
    en: 'Create a task for each of my open deals to call the customer by Friday',
    zh: '给我的每个进行中的商机新建一个任务：联系客户，周五前',
  },
  followUp: { en: 'Send Dana a follow-up email', zh: '给王伟发一封跟进邮件' },
} as const satisfies Record<string, Label>

/** Asked back: what was not understood, and what could have been said. */
export function unclear(context: Context, words: Words): Ask {
  const left = words.leftovers()
  const denial = left.find(denies)
  const vague = left.find((token) => hasRole(token, 'vague'))
  const question =
    left.length === 0
      ? unsure
      : denial
        ? denied(denial.text)
        : vague
          ? inexact(vague.text)
          : notUnderstood(spansOf(left, words.source))
  return new Ask(question, { suggestions: nearest(context), confidence: 0.4 })
}

const denies = (token: Token): boolean =>
  hasRole(token, 'no') || hasRole(token, 'not', 'not') || /^(别|不要|千万)$/.test(token.low)

const unsure: Label = {
  en: 'I am not sure what you want me to do. Could you say it in another way?',
  zh: '我不确定您想让我做什么，能换一种说法吗？',
}
const denied = (text: string): Label => ({
  en: `You said “${text}”, so I have done nothing. What should I do instead?`,
  zh: `您说了“${text}”，因此我没有执行任何操作。需要我改做什么？`,
})
export const inexact = (text: string): Label => ({
  en: `“${text}” does not tell me exactly what is meant, so I have done nothing. Could you name it?`,
  zh: `“${text}”不够明确，因此我没有执行任何操作。请说得具体一些。`,
})
const notUnderstood = (spans: readonly string[]): Label => ({
  en: `I did not understand “${spans.join('”, “')}”, so I have done nothing. Could you say it in another way?`,
  zh: `我没有理解“${spans.join('”、“')}”，因此没有执行任何操作。能换一种说法吗？`,
})

/** Tokens that stand side by side are quoted as they were written. */
function spansOf(tokens: readonly Token[], source: string): string[] {
  const spans: { start: number; end: number }[] = []
  for (const { start, end } of tokens) {
    const last = spans.at(-1)
    if (last && source.slice(last.end, start).trim() === '') last.end = end
    else spans.push({ start, end })
  }
  return spans.map(({ start, end }) => source.slice(start, end))
}

/** Commands near to what was said: those about the same object first. */
export function nearest(context: Context): readonly Label[] {
  const low = context.sentence.low
  const { findNew, showOpen, move, assign, remind, forEach, followUp } = examples
  if (/mail|邮件|send|发/.test(low)) return [followUp, findNew]
  if (/task|to-?do|remind|call|meet|visit|提醒|任务|待办|打电话|通话|开会|拜访/.test(low))
    return [remind, forEach]
  if (/assign|hand|give|分给|分配|转|交给/.test(low)) return [assign, move]
  if (/update|change|move|push|改|推|更新|close|bump|调/.test(low)) return [move, showOpen]
  return [findNew, showOpen, remind]
}

export const words = {
  greeting: {
    en: 'Hello! I can find, create and update CRM records, set tasks, log activities and write e-mails from templates. What do you need?',
    zh: '您好！我可以查找、新建和更新 CRM 记录，创建任务，记录活动，并按模板写邮件。需要我做什么？',
  },
  help: {
    en: 'I can find and count records, create and update leads, contacts, accounts and deals, set tasks and reminders, log calls and meetings, and draft or send e-mails (always after you approve). Try one of these:',
    zh: '我可以查找和统计记录，新建和更新线索、联系人、客户与商机，创建任务和提醒，记录通话与会议，起草或发送邮件（发送前总会请您确认）。可以试试：',
  },
  thanks: { en: 'You are welcome.', zh: '不客气。' },
  stopped: { en: 'All right, nothing was done.', zh: '好的，没有执行任何操作。' },
  noDelete: {
    en: 'I cannot delete or merge records. You can find them here and delete them on the record page.',
    zh: '我不能删除或合并记录。您可以先在这里查找，再到记录页面删除。',
  },
  noUndo: {
    en: 'I cannot undo from the chat yet. Tell me the value it should have, and I will change it back.',
    zh: '目前还不能在聊天中撤销。请告诉我原来的值，我来改回去。',
  },
  question: {
    en: 'That sounds like a question, so I have changed nothing. Ask me to show the record, or tell me what to do.',
    zh: '这听起来是在询问，因此我没有执行任何操作。可以让我打开该记录，或直接告诉我要做什么。',
  },
  noRepeat: {
    en: 'I cannot do something again and again on a schedule. Name one day, and I will do it then or remind you.',
    zh: '我还不能按周期重复执行。请说明某一天，我可以在那天提醒您或执行一次。',
  },
  beyond: {
    en: 'That needs a language model or is no CRM work, so the built-in planner cannot do it. It can find, count, create, update, remind, log, send template e-mails, score records and forecast revenue.',
    zh: '这需要语言模型，或者不属于 CRM 工作，内置规划器做不到。它可以查找、统计、新建、更新、提醒、记录活动、发送模板邮件、为记录评分以及预测收入。',
  },
} as const satisfies Record<string, Label>
