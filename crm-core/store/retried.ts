import { isOutdated } from './prepared.ts'

const most_tries = 6

/**
 * Does a transaction again that was undone as a whole and would be kept another time. `work` opens it and
 * keeps nothing outside it.
 */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work()
    } catch (error) {
      if (tries >= most_tries || !gaveWay(error)) throw error
    }
}

/** A deadlock undoes one side; vectors, for one, are written in the background. */
const undone = new Set(['40P01', '40001'])
const gaveWay = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (undone.has(String(error.code)) || metNewMonth(error) || isOutdated(error))

/**
 * A row was on its way to the part for rows without a month when its month was made. PostgreSQL tells this
 * as a broken check that has no name.
 */
const metNewMonth = (error: Error & { code?: unknown }): boolean =>
  error.code === '23514' && error.message.includes('partition constraint')
