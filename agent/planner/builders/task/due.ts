import { Ask } from '../../ask.ts'
import type { Context } from '../../context.ts'
import { dayOf, type When } from '../../periods/when.ts'

/**
 * The day a task is due. A stretch without a day ("next week") becomes a working day and the interpretation
 * says so: the first one of a stretch to come, so that nothing starts late; the last one of a stretch that
 * runs already.
 */
export function dueDay(context: Context, when: When, said: string): string {
  const day = dayOf(when, context.today)
  if (day !== undefined) return day
  const chosen = context.calendar.workingDay(when)
  if (chosen === undefined)
    throw new Ask({
      en: 'On which day should it be due? For example: next Friday.',
      zh: '具体哪一天到期？例如：下周五。',
    })
  if (said !== '')
    context.notes.push({
      en: `no day was named, so it is due on the working day ${chosen}`,
      zh: `未说明具体日期，按工作日 ${chosen} 到期`,
    })
  return chosen
}
