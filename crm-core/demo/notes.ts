import type { DemoAccount } from './accounts.ts'
import { anchors } from './anchors.ts'
import { randomFor, systemFields, type Row, type World } from './rows.ts'
import { fillNames, whatOf, type Subjects } from './touch.ts'
import { chineseNoteWords, noteWords } from './words/activities.ts'

/** Forty notes that the team reads, and a private one that nobody else may. */
export function notes(world: World, subjects: Subjects, accounts: readonly DemoAccount[]): Row<'note'>[] {
  const random = randomFor(world, 'notes')
  const shared = Array.from({ length: 40 }, (_, i): Row<'note'> => {
    const subject = subjects.pick(random)
    const written = world.calendar.at(
      world.calendar.workday(-random.int(1, 300)),
      random.int(9, 18),
      random.int(0, 59),
    )
    const about = whatOf(subject)
    return {
      ...systemFields(world, `note/${i}`, subject.account.row.owner_id, written),
      body: fillNames(random.pick(subject.account.chinese ? chineseNoteWords : noteWords), subject),
      parent_id: about.what_id,
      parent_type: about.what_type,
      is_private: false,
    }
  })
  return [...shared, privateNote(world, accounts)]
}

function privateNote(world: World, accounts: readonly DemoAccount[]): Row<'note'> {
  const huaxin = accounts.find(({ row }) => row.name === anchors.huaxin.account)
  if (huaxin === undefined) throw new Error(`No account "${anchors.huaxin.account}"`)
  return {
    ...systemFields(world, 'note/private', huaxin.row.owner_id, world.calendar.at(-12, 19, 20)),
    body: `仅自己可见：王总私下透露的底价和对方内部分歧，编号 ${anchors.canary}。`,
    parent_id: huaxin.row.id,
    parent_type: 'account',
    is_private: true,
  }
}
