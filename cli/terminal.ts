import { fstatSync } from 'node:fs'
import type { Terminal } from './context.ts'

/** The terminal of a process. */
export function terminalOf(process: NodeJS.Process, signal: AbortSignal): Terminal {
  const { stdin, stdout, stderr, env } = process
  return {
    env,
    stdin,
    piped: !stdin.isTTY && isPiped(stdin.fd),
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    // A file or a pipe has no width: nothing is cut for it.
    columns: stdout.isTTY ? stdout.columns : 10_000,
    interactive: stdin.isTTY && stdout.isTTY,
    signal,
  }
}

/** A socket, or nothing at all, was inherited rather than given, and may never end. */
function isPiped(fd: number): boolean {
  try {
    const kind = fstatSync(fd)
    return kind.isFile() || kind.isFIFO()
  } catch {
    return false
  }
}
