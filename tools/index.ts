/** The door of tools: what an agent, a workflow or a script may do. */
export type * from './kit/types.ts'
