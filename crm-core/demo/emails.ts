import type { Random } from './random.ts'
import { randomFor, systemFields, type Row, type World } from './rows.ts'
import { fillNames, type Subject, type Subjects } from './touch.ts'
import { chineseMailWords, mailWords } from './words/activities.ts'

/** Mails that were sent in the past, and a few drafts of these days. */
export function emails(
  world: World,
  subjects: Subjects,
  users: readonly Row<'user'>[],
  wanted: number,
): Row<'email'>[] {
  const random = randomFor(world, 'emails')
  const made: Row<'email'>[] = []
  while (made.length < wanted) {
    const subject = subjects.pick(random)
    const address = subject.contact.row.email
    const sender = users.find((user) => user.id === subject.account.row.owner_id)
    if (typeof address !== 'string' || sender === undefined) continue
    made.push(mail(world, subject, address, sender, random, made.length))
  }
  return made
}

const drafts = 6

function mail(
  world: World,
  subject: Subject,
  address: string,
  sender: Row<'user'>,
  random: Random,
  i: number,
): Row<'email'> {
  const words = random.pick<{ readonly subject: string; readonly body: string }>(
    subject.account.chinese ? chineseMailWords : mailWords,
  )
  const draft = i < drafts
  const ago = draft ? random.int(0, 4) : Math.floor(random.next() ** 1.4 * 520) + 1
  const written = world.calendar.at(world.calendar.workday(-ago), random.int(9, 18), random.int(0, 59))
  return {
    ...systemFields(world, `email/${i}`, sender.id, written),
    subject: fillNames(words.subject, subject),
    body: fillNames(words.body, subject)
      .replace('{first}', calledBy(subject))
      .replace('{sender}', sender.name ?? ''),
    status: draft ? 'draft' : 'sent',
    direction: 'outbound',
    message_id: `<history-${i}.${written.getTime().toString(36)}@${world.domain}>`,
    from_address: sender.email ?? '',
    to_address: address,
    to_id: subject.contact.row.id,
    to_object: 'contact',
    related_id: subject.deal?.row.id ?? subject.account.row.id,
    related_object: subject.deal === null ? 'account' : 'opportunity',
    sent_at: draft ? null : written.toISOString(),
    attempts: draft ? 0 : 1,
  }
}

/** A Chinese letter names the whole person, an English one the first name. */
function calledBy(subject: Subject): string {
  return subject.account.chinese
    ? subject.contact.name
    : (subject.contact.row.first_name ?? subject.contact.name)
}
