import { afterEach, expect, it } from 'vitest'
import { startPump, type Pump } from './pump.ts'

let pumps: Pump[] = []
const start = (pass: () => Promise<boolean>, faults: string[] = []) => {
  const pump = startPump(pass, { rest_ms: 60_000, report: (error) => faults.push(error.message) })
  pumps.push(pump)
  return pump
}
afterEach(async () => {
  await Promise.all(pumps.map((pump) => pump.stop()))
  pumps = []
})

it('goes on while there is work, and again at a nudge', async () => {
  let work = 3
  let passes = 0
  const pump = start(async () => {
    passes++
    return work-- > 0
  })
  await pump.idle()
  expect(work).toBeLessThan(0)
  const before = passes
  work = 2
  pump.nudge()
  await pump.idle()
  expect(passes).toBeGreaterThanOrEqual(before + 3)
})

it('is idle only after a pass that began when it was asked', async () => {
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let passes = 0
  const pump = start(async () => {
    await gates[passes++]?.promise
    return false
  })
  let idle = false
  const asked = pump.idle().then(() => (idle = true))
  gates[0]?.resolve()
  await expect.poll(() => passes).toBe(2)
  expect(idle).toBe(false)
  gates[1]?.resolve()
  await asked
})

it('reports a pass that fails and lives on', async () => {
  const faults: string[] = []
  let passes = 0
  const pump = start(async () => {
    if (++passes === 1) throw new Error('the database is away')
    return false
  }, faults)
  await pump.idle()
  await pump.idle()
  expect(passes).toBeGreaterThan(1)
  expect(faults).toEqual(['the database is away'])
})

it('stops after the pass under way', async () => {
  const gate = Promise.withResolvers<void>()
  let passes = 0
  const pump = start(async () => {
    passes++
    await gate.promise
    return true
  })
  const stopped = pump.stop()
  gate.resolve()
  await stopped
  expect(passes).toBe(1)
  await pump.idle()
})

it('lets nudges in quick succession share a pass, and hurries for whoever waits', async () => {
  let passes = 0
  const pass = async () => {
    passes++
    return false
  }
  const pump = startPump(pass, { rest_ms: 60_000, gather_ms: 60_000, report: () => undefined })
  pumps.push(pump)
  await pump.idle()
  const before = passes
  for (let at = 0; at < 50; at++) {
    pump.nudge()
    await Promise.resolve()
  }
  await pump.idle()
  expect(passes - before).toBeLessThanOrEqual(2)
})
