/**
 * Search inside crm-core. A write calls `indexRecords` in its own transaction; after commit a job calls
 * `Embedders.catchUp`; questions go through `searchText` and `resolveName` with the actor's `Reach`.
 */
export { Embedders } from './embedder-of.ts'
export { hashedEmbedder } from './embedders/hashed.ts'
export { openAiEmbedder } from './embedders/openai.ts'
export type { Reach } from './reach.ts'
export { resolveName } from './resolve.ts'
export { searchText } from './search.ts'
export { isSearchable, parentObject, searchSource } from './source.ts'
export { indexRecords } from './write.ts'
