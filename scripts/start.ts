import { buildApp } from './lib/build-app.ts'

/** `npm start`: builds the web app if it is stale, then is `hotcrm serve`, with whatever arguments follow. */
await buildApp()
process.argv.splice(2, 0, 'serve')
await import('../cli/main.ts')
