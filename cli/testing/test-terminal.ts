import { Readable } from 'node:stream'
import type { Terminal } from '../context.ts'

/** A terminal that keeps what was written. Nobody sits at it. */
export interface TestTerminal extends Terminal {
  readonly stdout: () => string
  readonly stderr: () => string
  readonly json: () => unknown
}

export function testTerminal(
  env: NodeJS.ProcessEnv,
  more: Partial<Terminal> & { input?: string } = {},
): TestTerminal {
  let out = ''
  let err = ''
  const { input, ...rest } = more
  return {
    env,
    stdin: Readable.from(input === undefined ? [] : [Buffer.from(input)]),
    piped: input !== undefined,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    columns: 120,
    interactive: false,
    signal: new AbortController().signal,
    stdout: () => out,
    stderr: () => err,
    json: () => JSON.parse(out) as unknown,
    ...rest,
  }
}
