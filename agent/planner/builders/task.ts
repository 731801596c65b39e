import { Ask } from '../ask.ts'
import type { Context } from '../context.ts'
import type { Words } from '../words.ts'
import { readCreation } from './task/creation.ts'
import { dueDay } from './task/due.ts'
import { readReminder } from './task/reminder.ts'

/** "remind me to call Dana next Tuesday", 新建一个高优先级任务：准备报价，下周五前. What is to be done is free text. */
export function buildTask(context: Context, words: Words): void {
  const remind = words.findRole('verb', 'remind')
  const body = remind >= 0 ? readReminder(context, words, remind) : readCreation(context, words)
  const { subject, related, when, priority, assignee } = body
  if (subject === '') throw askSubject()
  const due = when && dueDay(context, when, words.text())
  const remindAt = due && when?.time ? context.calendar.instant(due, when.time) : undefined
  context.add('create_task', {
    subject,
    ...(due ? { due_date: due } : {}),
    ...(priority ? { priority } : {}),
    ...(related === undefined ? {} : { related_to: related }),
    ...(assignee ? { assigned_to: assignee } : {}),
    ...(remindAt ? { reminder_at: remindAt } : {}),
  })
  words.take(0, words.length, 'task')
}

const askSubject = (): Ask =>
  new Ask({
    en: 'What should the task say? For example: create a task to call Dana on Friday.',
    zh: '任务内容是什么？例如：新建任务：周五给王伟打电话。',
  })
