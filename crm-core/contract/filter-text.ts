/** The filter language as text: what people type after `--where` and `?where=`. */
export { parseFilter } from './filter-text/parse.ts'
export { printFilter } from './filter-text/print.ts'
export { comparisons, connectives, periodWords, presences } from './filter-text/words.ts'
