import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ExitCode, Terminal } from '../context.ts'

const main = fileURLToPath(new URL('../../evals/main.ts', import.meta.url))

/** `hotcrm eval run|lint …`: the eval runner as a process of its own, which reads its own options. */
export async function evals(args: readonly string[], { env, signal }: Terminal): Promise<ExitCode> {
  const child = spawn(process.execPath, [...process.execArgv, main, ...args], { stdio: 'inherit', env })
  signal.addEventListener('abort', () => child.kill('SIGINT'))
  const [code] = (await once(child, 'exit')) as [number | null]
  return code === 0 ? 0 : code === 2 ? 2 : code === 3 ? 3 : 1
}
