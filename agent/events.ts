/** The browser-safe door of the agent: what a run says, as AG-UI 1.0 events and their HotCRM contents. */
export * from './events/run-result.ts'
export * from './events/contents.ts'
export * from './plan.ts'
export type { AGUIEvent } from '@ag-ui/core'
export { EventType } from '@ag-ui/core'
