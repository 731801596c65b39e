import { terminalOf } from './terminal.ts'
import { runCli } from './run-cli.ts'

// Ink and its colours read these when they are loaded, so they are set before anything is.
if (process.env['NO_COLOR'] || process.argv.includes('--no-color')) process.env['FORCE_COLOR'] = '0'

const stop = new AbortController()
const interrupt = () => {
  // The first Ctrl+C stops the run in good order; the second one does not wait.
  if (stop.signal.aborted) process.exit(130)
  stop.abort()
}
process.on('SIGINT', interrupt)
process.on('SIGTERM', interrupt)
// A reader such as head may close the pipe early; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

process.exitCode = await runCli(process.argv.slice(2), terminalOf(process, stop.signal))
