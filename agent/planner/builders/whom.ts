import { Ask } from '../ask.ts'
import type { Context } from '../context.ts'
import type { Words } from '../words.ts'

/**
 * "which customers should I follow up with today": no single search is an honest answer (due tasks, late
 * tasks and silent deals are three), so the readings are offered as commands that run.
 */
export function buildWhom(_context: Context, _words: Words): never {
  throw new Ask(
    {
      en: 'Whom to follow up can be told by tasks that are due, tasks that are late, or deals without recent activity. Which list do you want?',
      zh: '该跟进谁，可以看今天到期的任务、逾期的任务，或近期没有动静的商机。您要看哪一个？',
    },
    { suggestions: followUpLists, confidence: 0.6 },
  )
}

/** Every one of them is read and run by the planner itself. */
export const followUpLists = [
  { en: 'My open tasks due today', zh: '我今天到期的未完成任务' },
  { en: 'My overdue tasks', zh: '我逾期的任务' },
  {
    en: 'My open deals with no activity for 14 days, highest amount first',
    zh: '我的进行中的商机，14天没有联系，按金额从高到低',
  },
] as const
