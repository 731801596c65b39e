/** The demo workspaces: what a newcomer sees, and what tests, examples and evals stand on. */
export * from './anchors.ts'
export { demoTenants, generateDemo, type DemoOptions } from './generate.ts'
export { loadDemo } from './load.ts'
export type { DemoRows } from './rows.ts'
export { loadHistory, type LoadedHistory } from './history/load-history.ts'
export type { HistoryOptions } from './history/world.ts'
