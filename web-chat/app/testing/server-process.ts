import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

/** The real server as a process of its own, on an embedded store with the demo workspace. */
export interface ServerProcess {
  readonly url: string
  close(): Promise<void>
}
const lock = z.object({ pid: z.number(), address: z.string() })

export async function startServer(): Promise<ServerProcess> {
  const data_dir = await mkdtemp(join(tmpdir(), 'hotcrm-journey-'))
  const main = join(import.meta.dirname, '../../../cli/main.ts')
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    HOTCRM_DATA_DIR: data_dir,
    PORT: '0',
    LOG_LEVEL: 'silent',
    DATABASE_URL: '',
    REDIS_URL: '',
    SMTP_URL: '',
  }
  const child = spawn(process.execPath, [main, 'serve'], { stdio: 'ignore', env })
  const url = await addressOf(child, join(data_dir, 'lock.json'))
  return {
    url,
    async close() {
      await stopped(child)
      await rm(data_dir, { recursive: true, force: true })
    },
  }
}

/** The address that the server writes beside its data once it listens. */
async function addressOf(child: ChildProcess, path: string): Promise<string> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const read = lock.safeParse(JSON.parse((await readFile(path, 'utf8').catch(() => '')) || 'null'))
    if (read.success && read.data.pid === child.pid) return read.data.address
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
