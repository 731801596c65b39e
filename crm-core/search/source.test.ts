import { expect, it } from 'vitest'
import { freshCrm, Note } from '../testing/index.ts'

const preface =
  'Minutes of the meeting, in the order in which the points were raised by those who were there. '

it('finds a note by what it says far beyond its first line', async () => {
  await using crm = await freshCrm()
  const note = await crm.given(Note, { body: `${preface.repeat(3)}They want a zeppelin hangar.` })
  const hits = await crm.search('zeppelin', { objects: ['note'] })
  expect(hits.map((hit) => hit.id)).toEqual([note.id])
})
