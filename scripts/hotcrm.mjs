#!/usr/bin/env node
// `hotcrm` from anywhere: the same launcher as the npm scripts, with the command line as it was given.
process.argv.splice(2, 0, 'cli/main.ts')
await import('./boot.mjs')
