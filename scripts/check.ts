import { run } from './lib/run.ts'
import { missingPlatformPackages } from './lib/lockfile.ts'

/** `npm run check`: types, lint with the import law, format, unused code, lock file. Every one runs; one failure fails all. */
const checks: readonly [name: string, command: string, args: readonly string[]][] = [
  ['types', 'tsc', []],
  ['lint and import law', 'oxlint', ['--type-aware', '--deny-warnings', '.']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['unused code', 'knip', ['--no-progress']],
  ['generated references', process.execPath, ['scripts/docs.ts', '--check']],
]
let failed = false
for (const [name, command, args] of checks) {
  console.log(`check: ${name}`)
  if ((await run(command, args)) !== 0) failed = true
}
console.log('check: every platform package stands in the lock file')
for (const missing of missingPlatformPackages('package-lock.json')) {
  console.error(`  missing: ${missing}`)
  failed = true
}
console.log(failed ? 'check: failed' : 'check: ok')
process.exit(failed ? 1 : 0)
