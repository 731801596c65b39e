/** The door of tools: what an agent, a workflow or a script may do. */
export type * from './kit/types.ts'
export { decide, type PolicyInput } from './kit/policy.ts'
export { failureOf, runTool, type ToolFailure, type ToolOutcome } from './kit/run-tool.ts'
export type { Models } from '#models'
export { modelsOver, type JoinedModels } from './predictions/models-over.ts'
export { tools } from './registry.ts'
