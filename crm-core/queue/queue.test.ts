import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { withDatabases } from '../store/testing.ts'
import { openQueue, type StoppableQueue } from './queue.ts'

let queues: StoppableQueue[] = []
afterEach(async () => {
  await Promise.all(queues.map((queue) => queue.stop(500)))
  queues = []
})

withDatabases('the queue', (subject) => {
  const open = (report?: (error: Error) => void) => {
    const queue = openQueue(subject.database(), report)
    queues.push(queue)
    return queue
  }

  it('hands a job with its data to a handler', async () => {
    const queue = open()
    const seen: unknown[] = []
    await queue.work('greet', async (data) => void seen.push(data))
    await queue.enqueue('greet', { name: '王伟' })
    await expect.poll(() => seen).toEqual([{ name: '王伟' }])
  })

  it('does jobs that were enqueued before anybody worked', async () => {
    const queue = open()
    await queue.enqueue('early', { n: 1 })
    await queue.enqueue('early', { n: 2 })
    const seen: unknown[] = []
    await queue.work('early', async (data) => void seen.push(data))
    await expect.poll(() => seen).toEqual([{ n: 1 }, { n: 2 }])
  })

  it('works a burst off without waiting for the next look', async () => {
    const queue = open()
    let done = 0
    await queue.work('burst', async () => void done++, { concurrency: 2 })
    await Promise.all(Array.from({ length: 50 }, (_, n) => queue.enqueue('burst', { n })))
    await expect.poll(() => done, { timeout: 10_000 }).toBe(50)
  })

  it('runs as many at a time as asked, and no more', async () => {
    const queue = open()
    let running = 0
    let most = 0
    let done = 0
    const gate = Promise.withResolvers<void>()
    await queue.work(
      'parallel',
      async () => {
        most = Math.max(most, ++running)
        if (running === 3) gate.resolve()
        await gate.promise
        running--
        done++
      },
      { concurrency: 3 },
    )
    for (let n = 0; n < 9; n++) await queue.enqueue('parallel', { n })
    await expect.poll(() => done, { timeout: 10_000 }).toBe(9)
    expect(most).toBe(3)
  })

  it('lets one job with a key wait, and any number without', async () => {
    const queue = open()
    const seen: unknown[] = []
    for (const n of [1, 2, 3]) await queue.enqueue('keyed', { n }, { key: 'same' })
    await queue.enqueue('keyed', { n: 4 }, { key: 'other' })
    await queue.enqueue('keyed', { n: 5 })
    await queue.enqueue('keyed', { n: 6 })
    await queue.work('keyed', async (data) => void seen.push(data))
    await expect.poll(() => seen.length).toBe(4)
    expect(seen).toEqual([{ n: 1 }, { n: 4 }, { n: 5 }, { n: 6 }])
  })

  it('takes a new job with the key of one that is running', async () => {
    const queue = open()
    const first = Promise.withResolvers<void>()
    let runs = 0
    await queue.work('again', async () => {
      if (++runs === 1) await first.promise
    })
    await queue.enqueue('again', {}, { key: 'k' })
    await expect.poll(() => runs).toBe(1)
    await queue.enqueue('again', {}, { key: 'k' })
    first.resolve()
    await expect.poll(() => runs).toBe(2)
  })

  it('holds a job back until its time, and brings it forward when it is asked for sooner', async () => {
    const queue = open()
    const seen: unknown[] = []
    await queue.work('later', async (data) => void seen.push(data))
    const tomorrow = new Date(Date.now() + 86_400_000)
    await queue.enqueue('later', { n: 1 }, { key: 'a', after: tomorrow })
    await queue.enqueue('later', { n: 2 }, { key: 'b' })
    await expect.poll(() => seen).toEqual([{ n: 2 }])
    await queue.enqueue('later', { n: 3 }, { key: 'a' })
    await expect.poll(() => seen, { timeout: 10_000 }).toEqual([{ n: 2 }, { n: 1 }])
  })

  it('tries a job that failed again and reports each failure', async () => {
    const reported: string[] = []
    const queue = open((error) => reported.push(error.message))
    let tries = 0
    await queue.work('flaky', async () => {
      if (++tries < 2) throw new Error(`try ${tries} failed`)
    })
    await queue.enqueue('flaky', {})
    await expect.poll(() => tries, { timeout: 15_000 }).toBe(2)
    expect(reported).toContain('try 1 failed')
  })

  it('waits at its stop for what is in work, and takes nothing more', async () => {
    const queue = open()
    const started = Promise.withResolvers<void>()
    let finished = false
    await queue.work('long', async () => {
      started.resolve()
      await wait(300)
      finished = true
    })
    await queue.enqueue('long', {})
    await started.promise
    await queue.stop()
    expect(finished).toBe(true)
    await expect(queue.enqueue('long', {})).rejects.toThrow('stopped')
  })

  it('aborts the signal of what does not end in time, and does it again after the next start', async () => {
    const first = open()
    const aborted = Promise.withResolvers<void>()
    await first.work('stuck', (_, signal) => {
      signal.addEventListener('abort', () => aborted.resolve())
      return new Promise(() => undefined)
    })
    await first.enqueue('stuck', { n: 1 })
    await wait(200)
    await first.stop(200)
    await aborted.promise
    const second = open()
    const seen: unknown[] = []
    await second.work('stuck', async (data) => void seen.push(data))
    await expect.poll(() => seen, { timeout: 15_000 }).toEqual([{ n: 1 }])
  })
})
