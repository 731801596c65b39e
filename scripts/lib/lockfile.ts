import { readFileSync } from 'node:fs'
import { z } from 'zod'

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() }).loose(),
  ),
})

/**
 * Optional (platform) dependencies that the lock file does not hold. npm writes such a file where a
 * registry lags behind, and its own `npm ci` then refuses it on other platforms.
 */
export function missingPlatformPackages(path: string): string[] {
  const { packages } = lockFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  return Object.entries(packages).flatMap(([place, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !resolves(packages, place, name))
      .map((name) => `${place || '(root)'} → ${name}`),
  )
}

/** Looks where Node would: in the package's own node_modules, then in every one above it. */
function resolves(packages: Readonly<Record<string, unknown>>, place: string, name: string): boolean {
  if (Object.hasOwn(packages, `${place ? `${place}/` : ''}node_modules/${name}`)) return true
  if (place === '') return false
  const above = place.lastIndexOf('node_modules/')
  return resolves(packages, above <= 0 ? '' : place.slice(0, above - 1), name)
}
