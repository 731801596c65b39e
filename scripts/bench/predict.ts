import type { BenchOptions, Figure } from './figures.ts'
import { inProcess } from './predict-in-process.ts'

/** What a prediction with its reasons costs. */
export const bench = ({ rows }: BenchOptions): Promise<Figure[]> => inProcess(rows)
