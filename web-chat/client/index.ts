/** The door of the client: typed calls of /api/v2 and the picture of a run, for the web app and the CLI. */
export { createClient, type ClientOptions } from './create-client.ts'
export { ClientError } from './client-error.ts'
export type { Fetch } from './transport.ts'
export { reduceRun, replayRun } from './run-reducer.ts'
export { emptyRun, type RunPart, type RunState, type ToolPart, type ToolStatus } from './run-state.ts'
export * from './types.ts'
