import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { figure, quantile, type Figure } from './figures.ts'

const restarts = 5

/** From the command to the first page: once on an empty data directory, then on the same one again. */
export async function bench(): Promise<Figure[]> {
  const data = await mkdtemp(join(tmpdir(), 'hotcrm-bench-'))
  try {
    const first = await startOnce(data)
    const again: number[] = []
    for (let at = 0; at < restarts; at++) again.push(await startOnce(data))
    return [
      figure('first start to first page', first, 's'),
      figure('second start to first page p50', quantile(again, 0.5), 's'),
      figure('second start to first page max', Math.max(...again), 's'),
    ]
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

/** Seconds from `npm start` until the page is served; the server is stopped again. */
async function startOnce(data: string): Promise<number> {
  const port = await freePort()
  const from = performance.now()
  const child = spawn('npm', ['start', '--silent'], {
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), HOTCRM_DATA_DIR: data },
  })
  try {
    await untilServed(`http://127.0.0.1:${port}/`, child)
    return (performance.now() - from) / 1000
  } finally {
    await stop(child)
  }
}

async function untilServed(address: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`)
    const answer = await fetch(address).catch(() => null)
    if (answer?.ok && (await answer.text()).includes('<div id="root"')) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
