import type { Clock } from '../contract.ts'

/** A Monday morning; every test that says nothing else happens then. */
export const testNow = new Date('2026-11-23T09:00:00.000Z')

/** A clock that stands still until it is told to go on. */
export interface FixedClock extends Clock {
  set(time: Date | string): void
  advance(milliseconds: number): void
}
export function fixedClock(start: Date | string = testNow): FixedClock {
  let now = new Date(start)
  return {
    now: () => new Date(now),
    set: (time) => void (now = new Date(time)),
    advance: (milliseconds) => void (now = new Date(now.getTime() + milliseconds)),
  }
}
