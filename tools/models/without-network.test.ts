import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const script = new URL('./fixtures/without-network.ts', import.meta.url).pathname
// Node's permission model: files, threads and the runtime's own library are allowed, connections are not.
const allowed = [
  '--allow-fs-read=*',
  '--allow-fs-write=*',
  '--allow-addons',
  '--allow-worker',
  '--allow-wasi',
]

it('trains, scores, explains and forecasts in a process that may open no connection', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--permission', ...allowed, script])
  const told: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  expect(told).toEqual({ network: 'ERR_ACCESS_DENIED', trained: true, scored: 20, explained: 20, months: 2 })
}, 120_000)
