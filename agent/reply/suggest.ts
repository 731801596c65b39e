import type { Language } from '#crm-core/contract'
import type { StepOutcome } from '../steps/outcome.ts'

type Words = Readonly<Record<Language, readonly string[]>>

const person: Words = {
  en: ['Draft a follow-up e-mail to the first one', 'Create a task to call the first one tomorrow'],
  zh: ['给第一个写一封跟进邮件草稿', '给第一个建一个明天打电话的任务'],
}
const ideas: Readonly<Record<string, Words>> = {
  lead: { en: ['Only those above 90 points', ...person.en], zh: ['只看评分 90 以上的', ...person.zh] },
  contact: person,
  opportunity: {
    en: ['Group them by stage', 'Open the first one', 'Total amount by owner'],
    zh: ['按阶段分组', '打开第一个', '按负责人汇总金额'],
  },
  account: {
    en: ['Open the first one', 'Show the contacts of the first one'],
    zh: ['打开第一个', '查看第一个的联系人'],
  },
  task: {
    en: ['Show my overdue tasks', 'Mark the first one as done'],
    zh: ['查看我的逾期任务', '把第一个标记为完成'],
  },
  email: {
    en: ['Show the e-mails sent today', 'Create a task to follow up in 3 days'],
    zh: ['查看今天发出的邮件', '建一个 3 天后跟进的任务'],
  },
}
/** After a score: why, what would move it, and what to do about it. */
const scored: Readonly<Record<string, Words>> = {
  lead: {
    en: [
      'How can I raise it?',
      'Draft a follow-up e-mail to the first one',
      'Create a task to call the first one tomorrow',
    ],
    zh: ['怎样提高它的评分？', '给第一个写一封跟进邮件草稿', '给第一个建一个明天打电话的任务'],
  },
  account: {
    en: ['How can I lower it?', 'Show the contacts of the first one'],
    zh: ['怎样降低它的流失风险？', '查看第一个的联系人'],
  },
  opportunity: {
    en: ['How can I raise it?', 'Open the first one'],
    zh: ['怎样提高它的赢单概率？', '打开第一个'],
  },
}
const otherwise: Words = {
  en: ['Show this week’s new high-value leads', 'What are my open tasks?', 'Pipeline by stage this quarter'],
  zh: ['查看本周新增的高价值线索', '我有哪些未完成的任务？', '本季度各阶段的商机金额'],
}

/** Two or three things that a person may want next; what was `asked` just now is none of them. */
export function suggestionsFor(outcomes: readonly StepOutcome[], language: Language, asked = ''): string[] {
  const last = outcomes.findLast((outcome) => outcome.status === 'done')
  const object = last?.records[0]?.object
  const one = last?.views.some((view) => view.kind === 'scores' && view.scores.length === 1)
  const texts = ((object && ((one && scored[object]) || ideas[object])) || otherwise)[language]
  return texts.filter((text) => text !== asked.trim()).slice(0, 3)
}
