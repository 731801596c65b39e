/** The browser-safe door of crm-core: types, words and the error table. No database, no Node API. */
export * from './contract/actor.ts'
export * from './contract/crm.ts'
export * from './contract/errors.ts'
export * from './contract/metadata.ts'
export * from './contract/ports.ts'
export * from './contract/query.ts'
export * from './contract/records.ts'
export * from './contract/views.ts'
