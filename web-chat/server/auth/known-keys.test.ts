import { expect, it } from 'vitest'
import { knownKeys, type VerifiedKey } from './known-keys.ts'

/** Two processes on one bus. */
function processes() {
  const listeners: ((message: string) => void)[] = []
  const bus = {
    publish: (_: string, message: string) => listeners.forEach((heard) => heard(message)),
    subscribe: (_: string, heard: (message: string) => void) => {
      listeners.push(heard)
      return () => undefined
    },
  }
  return [knownKeys(bus), knownKeys(bus)] as const
}
const good: VerifiedKey = {
  id: 'key-1',
  identity: { tenant_id: 'tenant', user_id: 'user' },
  scope: 'full',
  expires_at: null,
}
/** Says what it is told to say and counts how often it was asked. */
function judge(says: VerifiedKey | null) {
  const asked = { times: 0, says }
  return {
    asked,
    verify: async () => {
      asked.times++
      return asked.says
    },
  }
}

it('asks once for a key that comes again and again', async () => {
  const [keys] = processes()
  const { asked, verify } = judge(good)
  for (let at = 0; at < 5; at++) expect(await keys.verified('hck_a', verify)).toEqual(good)
  expect(asked.times).toBe(1)
})

it('asks each time for a key that was refused', async () => {
  const [keys] = processes()
  const { asked, verify } = judge(null)
  for (let at = 0; at < 3; at++) expect(await keys.verified('hck_a', verify)).toBeNull()
  expect(asked.times).toBe(3)
})

it('forgets a removed key in every process', async () => {
  const [one, other] = processes()
  const { asked, verify } = judge(good)
  await one.verified('hck_a', verify)
  await other.verified('hck_a', verify)
  asked.says = null
  one.forget('key-1')
  expect(await one.verified('hck_a', verify)).toBeNull()
  expect(await other.verified('hck_a', verify)).toBeNull()
})

it('does not remember a key that was removed while it was judged', async () => {
  const [keys] = processes()
  const gate = Promise.withResolvers<VerifiedKey>()
  const judged = keys.verified('hck_a', () => gate.promise)
  keys.forget('key-1')
  gate.resolve(good)
  await judged
  const { asked, verify } = judge(null)
  expect(await keys.verified('hck_a', verify)).toBeNull()
  expect(asked.times).toBe(1)
})

it('remembers a key no longer than it holds', async () => {
  const [keys] = processes()
  const { asked, verify } = judge({ ...good, expires_at: new Date(Date.now() - 1) })
  await keys.verified('hck_a', verify)
  await keys.verified('hck_a', verify)
  expect(asked.times).toBe(2)
})
