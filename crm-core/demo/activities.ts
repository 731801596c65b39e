import type { Random } from './random.ts'
import { randomFor, systemFields, type Row, type World } from './rows.ts'
import { fillNames, whatOf, type Subject, type Subjects } from './touch.ts'
import { chineseSayings, sayings, type Saying } from './words/activities.ts'

/** Eighteen months of calls, meetings, visits and messages, denser towards today. */
export function activities(world: World, subjects: Subjects, wanted: number): Row<'activity'>[] {
  const random = randomFor(world, 'activities')
  return Array.from({ length: wanted }, (_, i) => {
    const subject = subjects.pick(random)
    const ago = Math.floor(random.next() ** 1.5 * 540)
    const date = world.calendar.at(world.calendar.workday(-ago), random.int(9, 17), random.int(0, 11) * 5)
    return activity(world, subject, date, random, i)
  })
}

function activity(world: World, subject: Subject, date: Date, random: Random, i: number): Row<'activity'> {
  const saying = random.pick(subject.account.chinese ? chineseSayings : sayings)
  return {
    ...systemFields(world, `activity/${i}`, subject.account.row.owner_id, date),
    subject: fillNames(saying.subject, subject),
    type: saying.type,
    who_id: subject.contact.row.id,
    who_type: 'contact',
    ...whatOf(subject),
    activity_date: date.toISOString(),
    duration_minutes: minutes(saying, random),
    outcome: saying.outcome,
    direction: saying.type === 'message' ? 'inbound' : 'outbound',
    description: saying.description === null ? null : fillNames(saying.description, subject),
    check_in_location: saying.type === 'visit' ? (subject.account.row.location ?? null) : null,
  }
}

function minutes(saying: Saying, random: Random): number | null {
  if (saying.type === 'call') return saying.outcome === 'no_answer' ? 1 : random.int(1, 9) * 5
  return saying.type === 'meeting' || saying.type === 'visit' ? random.int(2, 8) * 15 : null
}
