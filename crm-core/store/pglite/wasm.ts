import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

/** PGlite's machine code, compiled. It may be shared between threads. */
export interface CompiledPglite {
  readonly pgliteWasmModule: WebAssembly.Module
  readonly initdbWasmModule: WebAssembly.Module
}
let compiled: Promise<CompiledPglite> | undefined

/** Compiled once a process: the second database opens with a third less work, which tests live on. */
export function compiledPglite(): Promise<CompiledPglite> {
  return (compiled ??= compile())
}

async function compile(): Promise<CompiledPglite> {
  const dist = path.dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
  const compiledFile = async (name: string) => WebAssembly.compile(await readFile(path.join(dist, name)))
  const [pgliteWasmModule, initdbWasmModule] = await Promise.all([
    compiledFile('pglite.wasm'),
    compiledFile('initdb.wasm'),
  ])
  return { pgliteWasmModule, initdbWasmModule }
}
