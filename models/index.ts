/** The door of models: numbers and their reasons. */
export { modelDefinitions } from './definitions.ts'
export type { ModelDefinition } from './definition.ts'
