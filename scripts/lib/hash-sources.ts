import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'

/** One hash over every file below the given files and folders: same sources, same hash. */
export function hashSources(places: readonly string[]): string {
  const hash = createHash('sha256')
  const files = places
    .flatMap((place) => (statSync(place).isDirectory() ? globSync(`${place}/**/*`) : [place]))
    .filter((file) => statSync(file).isFile())
  for (const file of files.toSorted()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}
