/**
 * Property tests draw new cases at every run on a developer's machine, and the same ones in CI, so that a red
 * CI tells of the change and not of the draw. `PROPERTY_SEED=N` repeats or varies a draw anywhere.
 */
const seed = process.env['PROPERTY_SEED'] ?? (process.env['CI'] ? '20261123' : undefined)
if (seed !== undefined) {
  const { configureGlobal } = await import('fast-check')
  configureGlobal({ seed: Number(seed) })
}
