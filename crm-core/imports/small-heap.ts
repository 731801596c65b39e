import { setFlagsFromString } from 'node:v8'

/** By how much more than what is in use the heap may grow before it is collected; 0 leaves it to V8. */
const growth_percent = 100
const setGrowth = (percent: number): void => setFlagsFromString(`--heap-growing-percent=${percent}`)

let working = 0

/**
 * Does work that goes through very many rows, each of them soon forgotten. V8 would let what is forgotten pile
 * up to several times of what is in use, which is fast and looks like a leak; while such work goes on the heap
 * is collected sooner. It is a setting of the process, so it is given back when the last of such work has ended.
 */
export async function withSmallHeap<T>(work: () => Promise<T>): Promise<T> {
  if (working++ === 0) setGrowth(growth_percent)
  try {
    return await work()
  } finally {
    if (--working === 0) setGrowth(0)
  }
}
