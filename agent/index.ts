/** The door of the agent: takes a turn from words to events. */
export { createAgent } from './create-agent.ts'
export type * from './service.ts'
