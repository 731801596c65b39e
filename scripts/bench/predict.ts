import type { BenchOptions, Figure } from './figures.ts'
import { inProcess } from './predict-in-process.ts'
import { overHttp } from './predict-over-http.ts'

/** What a prediction with its reasons costs: alone, in a batch, and for a sales person who asks over HTTP. */
export const bench = async ({ rows }: BenchOptions): Promise<Figure[]> => [
  ...(await inProcess(rows)),
  ...(await overHttp()),
]
