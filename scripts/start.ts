import { pathToFileURL } from 'node:url'
import { buildApp } from './lib/build-app.ts'
import { buildServer } from './lib/build-server.ts'

/** `npm start`: builds what is stale, then is `hotcrm serve`, with whatever arguments follow. */
const [entry] = await Promise.all([buildServer(), buildApp()])
process.argv.splice(2, 0, 'serve')
await import(pathToFileURL(entry).href)
