// Node strips types from .ts by itself but knows nothing of .tsx; esbuild, loaded at the first such file, does that.
import { readFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

let transform

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    transform ??= createRequire(import.meta.url)('esbuild').transformSync
    const file = fileURLToPath(url)
    const { code } = transform(readFileSync(file, 'utf8'), {
      loader: 'tsx',
      jsx: 'automatic',
      format: 'esm',
      target: 'node24',
      sourcemap: 'inline',
      sourcefile: file,
    })
    return { format: 'module', shortCircuit: true, source: code }
  },
})
