/** The import is no longer this worker's: it was cancelled, or another has stored the chunk already. */
export class Lost extends Error {}
