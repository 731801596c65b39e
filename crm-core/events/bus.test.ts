import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../store/database.ts'
import { withDatabases } from '../store/testing.ts'
import { openBus } from './bus.ts'
import { localBus, type ClosableBus } from './local-bus.ts'
import { redisCarrier } from './redis-carrier.ts'

let cleanups: (() => Promise<void>)[] = []
const closing = <B extends ClosableBus>(bus: B): B => {
  cleanups.push(() => bus.close())
  return bus
}
afterEach(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup()
  cleanups = []
})

it('tells the listeners of a topic, and nobody else, until they leave', () => {
  const bus = localBus()
  const heard: string[] = []
  const leave = bus.subscribe('a', (message) => heard.push(`first ${message}`))
  bus.subscribe('a', (message) => heard.push(`second ${message}`))
  bus.subscribe('b', (message) => heard.push(`other ${message}`))
  bus.publish('a', '1')
  leave()
  bus.publish('a', '2')
  expect(heard).toEqual(['first 1', 'second 1', 'second 2'])
})

it('reports a listener that throws and still tells the others', () => {
  const faults: string[] = []
  const bus = localBus(undefined, (error) => faults.push(error.message))
  const heard: string[] = []
  bus.subscribe('a', () => {
    throw new Error('broken listener')
  })
  bus.subscribe('a', (message) => heard.push(message))
  bus.publish('a', '1')
  expect([faults, heard]).toEqual([['broken listener'], ['1']])
})

it('works within the process while Redis cannot be reached', () => {
  const bus = closing(localBus((deliver) => redisCarrier('redis://127.0.0.1:1', deliver)))
  const heard: string[] = []
  bus.subscribe('a', (message) => heard.push(message))
  bus.publish('a', '1')
  expect(heard).toEqual(['1'])
})

/** Publishes until the other side, which connects in its own time, has heard it; gives what each heard. */
async function talk(from: ClosableBus, to: ClosableBus) {
  const topic = `test:${randomUUID()}`
  const here: string[] = []
  const there: string[] = []
  from.subscribe(topic, (message) => here.push(message))
  to.subscribe(topic, (message) => there.push(message))
  let sent = 0
  await expect
    .poll(
      () => {
        from.publish(topic, `新 ${++sent}`)
        return there.length
      },
      { timeout: 10_000, interval: 50 },
    )
    .toBeGreaterThan(0)
  return { sent: Array.from({ length: sent }, (_, n) => `新 ${n + 1}`), here, there }
}

withDatabases('the bus', (subject) => {
  /** Two processes on one database; an embedded one has a single process. */
  const openTwo = async () => {
    const { options, drop } = await subject.fresh()
    cleanups.push(drop)
    const open = async () => {
      const database = await openDatabase(options)
      cleanups.push(() => database.close())
      return closing(openBus(database))
    }
    const here = await open()
    return subject.kind === 'postgres' ? ([here, await open()] as const) : ([here, here] as const)
  }

  it('carries messages to the other process once, and not back', async () => {
    const heard = await talk(...(await openTwo()))
    expect(heard.here).toEqual(heard.sent)
    expect(new Set(heard.there).size).toBe(heard.there.length)
  })

  it('goes on after a message that is too long to be carried', async () => {
    const [here, there] = await openTwo()
    const heard: number[] = []
    here.subscribe('long', (message) => heard.push(message.length))
    here.publish('long', 'x'.repeat(9000))
    await talk(here, there)
    expect(heard).toEqual([9000])
  })
})

const redis = process.env['TEST_REDIS_URL']
describe.each(redis ? [redis] : [])('the bus over Redis', (url) => {
  it('carries messages to the other process once, and not back', async () => {
    const open = () => closing(localBus((deliver) => redisCarrier(url, deliver)))
    const heard = await talk(open(), open())
    expect(heard.here).toEqual(heard.sent)
    expect(new Set(heard.there).size).toBe(heard.there.length)
  })
})
