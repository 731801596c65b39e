import { expect, it } from 'vitest'
import type { Approval } from '#agent/events'
import { mailApproval } from '../testing/run-script.ts'
import { scriptedClient } from '../testing/scripted-client.ts'
import { approvalNamed, shortId } from './approval-id.ts'

const ids = [
  '01a20843-8bca-79d8-8f23-b4a9865d09b9',
  '01a20843-8bca-79d8-8f23-00000d5d09b9',
  '01a20843-8bca-79d8-8f23-b4a986abcdef',
]
const approvals = ids.map((id): Approval => ({ ...mailApproval('Ann'), id }))
const scripted = scriptedClient({ runs: [] })
const client = {
  ...scripted,
  approvals: {
    ...scripted.approvals,
    list: async () => approvals,
    get: async (id: string) => ({ ...mailApproval('Ann'), id }),
  },
}
const named = (name: string) => approvalNamed(client, name, 'en')

it('finds an approval by the end of its id, as the list shows it', async () => {
  expect(shortId(ids[2] ?? '')).toBe('abcdef')
  expect((await named('abcdef')).id).toBe(ids[2])
  expect((await named('4a9865d09b9')).id).toBe(ids[0])
})
it('takes an end that two approvals share for neither', async () => {
  await expect(named('5d09b9')).rejects.toMatchObject({ code: 'conflict' })
})
it('says so when nothing ends that way, and asks the server for a whole id or a piece that is too short', async () => {
  await expect(named('ffffff')).rejects.toMatchObject({ code: 'not_found' })
  expect((await named(ids[1] ?? '')).id).toBe(ids[1])
  expect((await named('b9')).id).toBe('b9')
})
