import type { Random } from './random.ts'
import { randomFor, systemFields, type Row, type World } from './rows.ts'
import { fillNames, whatOf, type Subject, type Subjects } from './touch.ts'
import { chineseTaskWords, taskWords } from './words/activities.ts'

/** Done, due, overdue and still to come. */
export function tasks(world: World, subjects: Subjects, wanted: number): Row<'task'>[] {
  const random = randomFor(world, 'tasks')
  return Array.from({ length: wanted }, (_, i) => task(world, subjects.pick(random), random, i, i / wanted))
}

/** The first six tenths are done, then come the overdue, those of these days, and the rest. */
function dueIn(share: number, random: Random): number {
  if (share < 0.6) return -random.int(3, 420)
  if (share < 0.68) return -random.int(1, 9)
  return share < 0.74 ? 0 : random.int(1, 40)
}

function task(world: World, subject: Subject, random: Random, i: number, share: number): Row<'task'> {
  const { calendar } = world
  const due = calendar.workday(dueIn(share, random))
  const done = share < 0.6
  const created = calendar.at(
    calendar.workday(Math.min(due, 0) - random.int(2, 14)),
    random.int(9, 17),
    random.int(0, 59),
  )
  const completed = calendar.at(due, random.int(10, 18), random.int(0, 59)).toISOString()
  const owner = subject.account.row.owner_id
  return {
    ...systemFields(world, `task/${i}`, owner, created),
    subject: fillNames(random.pick(subject.account.chinese ? chineseTaskWords : taskWords), subject),
    due_date: calendar.date(due),
    priority: random.pick(['normal', 'normal', 'normal', 'high', 'low', 'urgent'] as const),
    ...(done
      ? finished(completed)
      : {
          status: random.pick(['open', 'open', 'open', 'in_progress', 'waiting'] as const),
          percent_complete: 0,
        }),
    who_id: subject.contact.row.id,
    who_type: 'contact',
    ...whatOf(subject),
    assigned_to: owner,
  }
}

function finished(completed: string) {
  return {
    status: 'completed' as const,
    percent_complete: 100,
    completed_at: completed,
    updated_at: completed,
  }
}
