// Runs on any Node from 18 on: makes node_modules match package-lock.json, then runs the rest of the
// command line under the pinned Node, which comes from the registry like any other dependency.
import { spawn } from 'node:child_process'
import { dirname, delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installWhatIsMissing, pinnedNode } from './lib/install.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
installWhatIsMissing(root)
const node = pinnedNode(root)
const [command, ...rest] = process.argv.slice(2)
const hook = new URL('./lib/tsx-hook.mjs', import.meta.url).href
const env = {
  ...process.env,
  PATH: [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'compile'),
}
const cwd = command.startsWith('cli/') ? process.cwd() : root
const child = spawn(node, ['--import', hook, join(root, command), ...rest], { cwd, stdio: 'inherit', env })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// npm does not hand a SIGTERM on: when it is gone, so is the one who asked for this process.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
