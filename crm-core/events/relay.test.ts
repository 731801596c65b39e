import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Sql } from '../contract/ports.ts'
import { newId } from '../records/id.ts'
import { withDatabases } from '../store/testing.ts'
import { localBus } from './local-bus.ts'
import { createRelay, purgeOutbox, recordsTopic, type Relay, type RelayOptions } from './relay.ts'
import { matches } from './subscribers.ts'

const tenant_id = '00000000-0000-7000-8000-00000000000a'

it.each([
  ['*', 'lead.created', true],
  ['lead.created', 'lead.created', true],
  ['lead.*', 'lead.updated', true],
  ['*.created', 'lead.created', true],
  ['lead.*', 'account.created', false],
  ['*.created', 'lead.updated', false],
])('%s and %s match: %s', (pattern, topic, expected) => {
  expect(matches(pattern, topic)).toBe(expected)
})

withDatabases('the outbox relay', (subject) => {
  let relays: Relay[]
  beforeEach(async () => {
    relays = []
    await subject.database().pool.query('TRUNCATE outbox_event, outbox_delivery')
  })
  afterEach(async () => {
    await Promise.all(relays.map((relay) => relay.stop()))
  })

  const relayWith = (options: RelayOptions = {}, bus = localBus()) => {
    const relay = createRelay(subject.database(), bus, { backoff_ms: 10, rest_ms: 20, ...options })
    relays.push(relay)
    return relay
  }
  const write = async (sql: Sql, name: string, type = 'created', object = 'lead') => {
    await sql.query(
      `INSERT INTO outbox_event (id, tenant_id, type, object, record_id, record_version, door, changes, created_at)
       VALUES ($1, $2, $3, $4, $5, 1, 'web', $6, clock_timestamp())`,
      [
        newId(new Date()),
        tenant_id,
        type,
        object,
        randomUUID(),
        JSON.stringify([{ field: 'name', after: name }]),
      ],
    )
  }
  const nameOf = (event: { changes: unknown }) => JSON.stringify(event.changes).match(/"after":"(\w+)"/)?.[1]
  const deliveries = async () =>
    (
      await subject
        .database()
        .pool.query(
          'SELECT subscriber, attempts, error, done_at IS NOT NULL AS done, dead_at IS NOT NULL AS dead FROM outbox_delivery ORDER BY subscriber',
        )
    ).rows

  it('hands each subscriber the events of its topic, in their order', async () => {
    const relay = relayWith()
    const all: unknown[] = []
    const leads: unknown[] = []
    relay.subscribe('*', 'all', async (event) => void all.push(nameOf(event)))
    relay.subscribe('lead.created', 'leads', async (event) => void leads.push(nameOf(event)))
    const { system } = subject.database()
    await write(system, 'one')
    await write(system, 'two', 'updated')
    await write(system, 'three', 'created', 'account')
    await write(system, 'four')
    await relay.start()
    await relay.idle()
    expect(all).toEqual(['one', 'two', 'three', 'four'])
    expect(leads).toEqual(['one', 'four'])
  })

  it('publishes what changed on the topic of the workspace', async () => {
    const bus = localBus()
    const heard: unknown[] = []
    bus.subscribe(recordsTopic(tenant_id), (message) => heard.push(JSON.parse(message)))
    const relay = relayWith({}, bus)
    await relay.start()
    await write(subject.database().system, 'one')
    relay.nudge()
    await relay.idle()
    expect(heard).toMatchObject([{ type: 'created', object: 'lead', record_version: 1 }])
  })

  it('hands on nothing of a transaction that was rolled back', async () => {
    const relay = relayWith()
    const seen: unknown[] = []
    relay.subscribe('*', 'all', async (event) => void seen.push(nameOf(event)))
    await relay.start()
    await subject
      .database()
      .system.transaction(async (tx) => {
        await write(tx, 'undone')
        throw new Error('rolled back')
      })
      .catch(() => undefined)
    await write(subject.database().system, 'done')
    await relay.idle()
    expect(seen).toEqual(['done'])
  })

  it('repeats a failed event for its subscriber alone', async () => {
    const faults: string[] = []
    const relay = relayWith({ report: (error) => faults.push(error.message) })
    let tries = 0
    let calm = 0
    relay.subscribe('*', 'calm', async () => void calm++)
    relay.subscribe('*', 'flaky', async () => {
      if (++tries < 3) throw new Error(`no ${tries}`)
    })
    await write(subject.database().system, 'one')
    await relay.start()
    await expect.poll(() => tries).toBe(3)
    await relay.idle()
    expect(calm).toBe(1)
    expect(faults).toEqual(['no 1', 'no 2'])
    expect(await deliveries()).toEqual([
      { subscriber: 'calm', attempts: 1, error: null, done: true, dead: false },
      { subscriber: 'flaky', attempts: 3, error: null, done: true, dead: false },
    ])
  })

  it('gives an event up after too many attempts, keeps the reason, and goes on with the next', async () => {
    const relay = relayWith({ max_attempts: 3 })
    const seen: unknown[] = []
    relay.subscribe('*', 'picky', async (event) => {
      seen.push(nameOf(event))
      if (nameOf(event) === 'poison') throw new Error('cannot digest it')
    })
    await write(subject.database().system, 'poison')
    await write(subject.database().system, 'food')
    await relay.start()
    await expect.poll(async () => (await deliveries()).some((one) => one.dead)).toBe(true)
    await relay.idle()
    expect(seen.filter((name) => name === 'poison')).toHaveLength(3)
    expect(seen.filter((name) => name === 'food')).toHaveLength(1)
    expect(await deliveries()).toContainEqual({
      subscriber: 'picky',
      attempts: 3,
      error: 'cannot digest it',
      done: false,
      dead: true,
    })
  })

  it('takes each event once when two relays work side by side', async () => {
    const seen: unknown[] = []
    const two = [relayWith(), relayWith()]
    for (const relay of two) relay.subscribe('*', 'shared', async (event) => void seen.push(nameOf(event)))
    const names = Array.from({ length: 40 }, (_, n) => `event${n}`)
    for (const name of names) await write(subject.database().system, name)
    await Promise.all(two.map((relay) => relay.start()))
    await expect.poll(() => seen.length).toBe(40)
    await Promise.all(two.map((relay) => relay.idle()))
    expect(seen).toHaveLength(40)
    expect(new Set(seen)).toEqual(new Set(names))
  })

  it('forgets old events that were handed on, and keeps those given up', async () => {
    const relay = relayWith({ max_attempts: 1 })
    relay.subscribe('*', 'picky', async (event) => {
      if (nameOf(event) === 'poison') throw new Error('no')
    })
    for (const name of ['poison', 'food']) await write(subject.database().system, name)
    await relay.start()
    await relay.idle()
    await subject
      .database()
      .pool.query(`UPDATE outbox_event SET relayed_at = relayed_at - interval '30 days'`)
    await purgeOutbox(subject.database())
    const { rows } = await subject.database().pool.query('SELECT changes FROM outbox_event')
    expect(rows.map(nameOf)).toEqual(['poison'])
    expect(await deliveries()).toHaveLength(1)
  })
})
