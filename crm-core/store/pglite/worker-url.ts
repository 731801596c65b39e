/**
 * Where the worker's file is: beside this one when Node runs the sources, beside the bundle when the
 * server has been bundled (the bundler is given `worker.ts` as an entry named `pglite-worker.mjs`).
 */
export function workerUrl(): URL {
  const name = import.meta.url.endsWith('.ts') ? './worker.ts' : './pglite-worker.mjs'
  return new URL(name, import.meta.url)
}
