/** The door of the models: numbers and their reasons. */
export type { ForecastOptions, Models } from './service/types.ts'
