const most_tries = 6

/** A deadlock undoes the whole transaction of one side, whose work is done again: vectors are written in the background. */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work()
    } catch (error) {
      if (tries >= most_tries || !gaveWay(error)) throw error
    }
}

const gaveWay = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001')
